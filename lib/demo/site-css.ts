/** Style sheet of the model site: green hills and a deep blue, our own drawing. */
export const SITE_CSS = `
*{box-sizing:border-box}
body{margin:0;background:#f3f6f5;color:#23302e;font:15px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif}
a{color:#1f3d3a;text-decoration:none}a:hover{color:#0b6e5f;text-decoration:underline}
ul{margin:0;padding:0;list-style:none}h1,h2,h3,p{margin:0}
.wrap{width:1200px;margin:0 auto}
.top{background:#0d3b4a;color:#cfe3e4;font-size:13px}.top .wrap{display:flex;justify-content:space-between;height:36px;align-items:center}
.top a{color:#cfe3e4;margin-left:18px}
.mast{background:linear-gradient(100deg,#0f5061 0%,#12695f 55%,#2b8a67 100%);color:#fff;position:relative;overflow:hidden}
.mast .wrap{display:flex;align-items:center;height:128px;gap:18px;position:relative;z-index:1}
.mast .mark{width:72px;height:72px;flex:none}
.mast .name{font-size:34px;font-weight:700;letter-spacing:4px;line-height:1.2}.mast .en{font-size:13px;opacity:.8;letter-spacing:1px}
.mast .find{margin-left:auto;display:flex}.mast input{width:260px;height:38px;border:0;border-radius:4px 0 0 4px;padding:0 12px;font-size:14px}
.mast button{height:38px;border:0;padding:0 20px;background:#e8b44c;color:#3a2a05;font-size:14px;border-radius:0 4px 4px 0}
.mast .hills{position:absolute;left:0;right:0;bottom:0;width:100%;height:70px;opacity:.28}
.nav{background:#fff;border-bottom:1px solid #d5e0de;position:relative;z-index:5}
.nav .menu{display:flex}.nav .menu>li{position:relative}
.nav .menu>li>a,.nav .menu>li>span{display:block;padding:0 30px;line-height:52px;font-size:16px;font-weight:600;cursor:pointer}
.nav .menu>li:hover>a,.nav .menu>li.here>a,.nav .menu>li:hover>span,.nav .menu>li.here>span{background:#0f6a60;color:#fff;text-decoration:none}
.nav .drop{display:none;position:absolute;left:0;top:52px;min-width:190px;background:#fff;border:1px solid #d5e0de;box-shadow:0 8px 20px rgba(10,50,50,.14);padding:6px 0}
.nav .menu>li:hover .drop,.nav .menu>li:focus-within .drop{display:block}
.nav .drop a{display:block;padding:6px 20px;white-space:nowrap}
.box{background:#fff;border:1px solid #dde7e5;border-radius:6px;padding:16px 20px}
.head{display:flex;align-items:baseline;border-bottom:2px solid #e3ebe9;margin-bottom:8px;padding-bottom:6px}
.head h2{font-size:18px;position:relative;padding-left:12px}.head h2::before{content:"";position:absolute;left:0;top:6px;bottom:6px;width:4px;background:#0f6a60;border-radius:2px}
.head .more{margin-left:auto;font-size:13px;color:#5c7370}
.rows li{display:flex;gap:14px;align-items:center;line-height:34px;border-bottom:1px dashed #e6edeb}.rows li:last-child{border-bottom:0}
.rows a{flex:1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.rows .time{color:#7b8d8a;font-size:14px;flex:none}
.grid{display:grid;gap:18px;margin-top:18px}.grid>*{min-width:0}.g2{grid-template-columns:1fr 1fr}.g3{grid-template-columns:1fr 1fr 1fr}.hero{grid-template-columns:560px 1fr}
.slides{position:relative;height:338px;overflow:hidden;border-radius:6px}.slides .track{display:flex;width:300%;height:100%;transition:transform .6s}
.slides .slide{width:33.3333%;position:relative;display:block}.slides img{width:100%;height:100%;object-fit:cover;display:block}
.slides .slide span{position:absolute;left:0;right:0;bottom:0;padding:10px 18px;background:rgba(5,40,45,.66);color:#fff;font-size:16px}
.tabs{display:flex;gap:6px;border-bottom:2px solid #0f6a60;margin-bottom:8px}
.tabs h2{font-size:16px}.tabs h2 a{display:block;padding:5px 18px;border-radius:6px 6px 0 0}.tabs h2.on a{background:#0f6a60;color:#fff}
.panel{display:none}.panel.on{display:block}
.scroll{height:172px;overflow-y:auto}
.tiles{display:grid;grid-template-columns:repeat(6,1fr);gap:12px}.tiles a{display:block;text-align:center;padding:16px 6px;border-radius:6px;background:#eef5f3;font-weight:600}
.tiles a::before{content:attr(data-char);display:block;width:40px;height:40px;line-height:40px;margin:0 auto 8px;border-radius:50%;background:#0f5061;color:#fff;font-size:17px}
.cards{display:grid;grid-template-columns:repeat(3,1fr);gap:18px}.cards a{display:block;border-radius:6px;padding:26px 22px;color:#fff;font-size:20px;font-weight:700;background:linear-gradient(110deg,#1c6b53,#6aa84f)}
.cards a:nth-child(2){background:linear-gradient(110deg,#0f4c75,#3282b8)}.cards a:nth-child(3){background:linear-gradient(110deg,#4b6043,#87a878)}
.accounts{display:flex;gap:28px;align-items:center}.accounts a{display:flex;gap:12px;align-items:center}.accounts img{width:64px;height:64px}
.friend{position:relative;display:inline-block;margin-right:18px}.friend ul{display:none;position:absolute;bottom:30px;left:0;background:#fff;border:1px solid #cdd9d7;padding:6px 0;width:220px}.friend:hover ul{display:block}.friend li a{display:block;padding:2px 14px;color:#23302e}
.crumb{padding:16px 0 12px;font-size:14px;color:#5c7370}
.two{display:grid;grid-template-columns:230px 1fr;gap:18px;align-items:start}
.side h2{background:#0f5061;color:#fff;font-size:18px;padding:12px 20px;border-radius:6px 6px 0 0}.side ul{background:#fff;border:1px solid #dde7e5;border-top:0;border-radius:0 0 6px 6px}
.side li a{display:block;padding:10px 20px;border-bottom:1px solid #edf2f1}.side li.here a{color:#0b6e5f;font-weight:700;border-left:4px solid #0f6a60;padding-left:16px}
.list{min-height:420px}.list h1{font-size:22px;border-bottom:2px solid #0f6a60;padding-bottom:10px;margin-bottom:10px}
.list .rows li{line-height:44px}.tag{display:inline-block;line-height:20px;padding:0 6px;background:#e8b44c;color:#3a2a05;font-size:12px;border-radius:3px;margin-right:8px}
.ymd{width:58px;flex:none;text-align:center;line-height:1.2;background:#eef5f3;border-radius:4px;padding:6px 0;margin:6px 0}.ymd b{display:block;font-size:20px;color:#0f5061}.ymd i{font-style:normal;font-size:12px;color:#5c7370}
.empty{padding:90px 0;text-align:center;color:#8a9a97}
.pages{text-align:center;padding:18px 0 6px;color:#5c7370}.pages a,.pages b{display:inline-block;min-width:32px;border:1px solid #d5e0de;border-radius:4px;margin:0 3px}.pages b{background:#0f6a60;color:#fff;border-color:#0f6a60}
.article{padding:34px 70px 40px}.article h1{font-size:28px;line-height:1.45;text-align:center;margin-bottom:16px}
.info{display:flex;justify-content:center;gap:26px;color:#6f827f;font-size:14px;border-bottom:1px solid #e3ebe9;padding-bottom:12px;margin-bottom:24px}
.body p{text-indent:2em;font-size:17px;line-height:2;margin-bottom:12px}.body .no-indent,.body .docno{text-indent:0}.body .docno{text-align:center;color:#444}.body .right{text-align:right}
.body .red{color:#c8161d;text-align:center;font-size:34px;font-weight:700;text-indent:0;letter-spacing:6px;line-height:1.5}.body .rule{border:0;border-top:3px solid #c8161d;margin:6px 0 24px}
.body h2{font-size:18px;margin:22px 0 10px}.body table{border-collapse:collapse;width:100%;margin:14px 0}.body td,.body th{border:1px solid #c9d6d4;padding:6px 10px;text-align:center}
.letter{background:#f6faf9;border-left:4px solid #0f6a60;padding:14px 20px;margin-bottom:18px}.letter h2{margin-top:0}
.sign{border-top:1px solid #e3ebe9;margin-top:26px;padding-top:12px;color:#6f827f;font-size:14px}
.near{font-size:14px;margin-top:14px;color:#6f827f}
.foot{margin-top:30px;background:#0d3b4a;color:#bcd3d5;font-size:13px;line-height:2}.foot .wrap{display:flex;gap:40px;padding:24px 0;align-items:center}.foot a{color:#e5f1f1}
.foot .badge{flex:none;width:92px;text-align:center;border:1px solid #5d8790;border-radius:6px;padding:10px 0;line-height:1.4}
`;

/** The site's own script: carousel, tabs, and the one list that only a script draws. */
export const SITE_JS = `
(function(){
  var track=document.querySelector('.slides .track'),at=0;
  if(track&&!matchMedia('(prefers-reduced-motion: reduce)').matches){setInterval(function(){at=(at+1)%3;track.style.transform='translateX(-'+(at*100/3)+'%)';},6000);}
  var heads=document.querySelectorAll('.tabs h2'),panels=document.querySelectorAll('.panel');
  heads.forEach(function(h,i){h.addEventListener('mouseenter',function(){heads.forEach(function(x){x.className='';});panels.forEach(function(x){x.className='panel';});h.className='on';panels[i].className='panel on';});});
  var holder=document.getElementById('drawn-list');
  if(holder){var request=new XMLHttpRequest();request.open('GET',holder.getAttribute('data-from'));request.onload=function(){
    JSON.parse(request.responseText).forEach(function(row){var li=document.createElement('li'),a=document.createElement('a'),t=document.createElement('span');
      a.href=row.href;a.title=a.textContent=row.title;t.className='time';t.textContent=row.date;li.appendChild(a);li.appendChild(t);holder.appendChild(li);});};request.send();}
})();
`;
