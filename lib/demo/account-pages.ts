import type { CivilDate } from '../core/calendar/civil-date.ts';
import { daysBefore } from './demo-day.ts';
import { DEMO_WEIBO_URL } from './demo-register.ts';

/** Age in days of the newest WeChat post: overdue (limit 14 days). The Weibo account posted yesterday. */
export const WECHAT_AGE = 16;

/** A WeChat official-account article: title, account name and `ct` (seconds) where that platform puts them. */
export function wechatArticle(today: CivilDate): string {
  const date = daysBefore(today, WECHAT_AGE);
  const seconds = Date.parse(`${date}T17:30:00+08:00`) / 1000;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1.0">
<meta property="og:title" content="冬天来了，这几项便民服务请收好">
<meta property="og:site_name" content="微信公众平台">
<title>冬天来了，这几项便民服务请收好</title>
<style>body{margin:0;background:#fff;color:#222;font:17px/1.8 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}.rich_media_area_primary_inner{max-width:677px;margin:0 auto;padding:32px 16px}h1{font-size:22px;line-height:1.4;margin:0 0 14px}.rich_media_meta_list{font-size:15px;color:rgba(0,0,0,.4);margin-bottom:22px}.rich_media_meta_list a{color:#576b95;text-decoration:none}em{font-style:normal}.rich_media_content p{margin:0 0 1em}.card{background:#f4f9f7;border-radius:8px;padding:14px 18px}</style>
</head>
<body id="activity-detail" class="zh_CN">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div class="rich_media_area_primary_inner"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">冬天来了，这几项便民服务请收好</h1>
<div id="meta_content" class="rich_media_meta_list">
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" class="wx_tap_link js_wx_tap_highlight weui-wa-hotarea" id="js_name">青禾发布</a></span>
<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em>
</div>
<div class="rich_media_content js_underline_content" id="js_content">
<p>气温一天比一天低，下面几件事和您的生活有关，请留意。</p>
<section class="card"><p><strong>供水防冻</strong>　夜间可将室外水管放空，水表井用旧衣物包好，水管冻住时不要用明火烘烤。</p><p><strong>公交调整</strong>　城乡公交末班车提前二十分钟发车，学生专线不变。</p><p><strong>流感疫苗</strong>　各乡镇卫生院均可接种，请带好身份证件。</p></section>
<p>遇到急事可以拨打政务服务热线12345，工作人员二十四小时接听。</p>
<p>来源：青禾县融媒体中心　编辑：林知夏　校审：何敬远</p>
</div></div></div></div></div></div>
<script type="text/javascript">
var biz = "MzA5OTk5MDAwMQ==" || "";
var user_name = "gh_qinghefabu00";
var nickname = "青禾发布";
var msg_title = '冬天来了，这几项便民服务请收好';
var ct = "${seconds}";
var publish_time = "${date}" || "";
(function(){var d=new Date(ct*1000+288e5);document.getElementById("publish_time").textContent=d.getUTCFullYear()+"年"+(d.getUTCMonth()+1)+"月"+d.getUTCDate()+"日 "+("0"+d.getUTCHours()).slice(-2)+":"+("0"+d.getUTCMinutes()).slice(-2);})();
</script>
</body>
</html>
`;
}

/** A Weibo profile page as rendered: one relative time (昨天), then full dates. */
export function weiboProfile(today: CivilDate): string {
  const posts = [
    {
      at: '昨天 18:02',
      full: `${daysBefore(today, 1)} 18:02`,
      text: '#青禾天气# 今晚到明天多云转阴，气温5至11度，早晚有雾，出行注意安全。',
    },
    {
      at: `${daysBefore(today, 4)} 09:15`,
      full: `${daysBefore(today, 4)} 09:15`,
      text: '滨江路今起分段施工，请过往车辆按标志绕行，公交3路临时改走东干渠路。',
    },
    {
      at: `${daysBefore(today, 9)} 11:40`,
      full: `${daysBefore(today, 9)} 11:40`,
      text: '秋粮收购进度过半，各库点联系电话已在县政府网站公布，欢迎种粮户查询。',
    },
    {
      at: `${daysBefore(today, 20)} 16:28`,
      full: `${daysBefore(today, 20)} 16:28`,
      text: '县图书馆新馆试开放，周末延长至晚上九点，凭身份证件即可办理借阅。',
    },
  ];
  const feed = posts
    .map(
      (post, i) => `<article class="woo-panel-main Feed_wrap_3v9LH Feed_normal_12A98">
<header class="woo-box-flex"><a class="ALink_default_2ibt1 head_name_24eEB" href="${DEMO_WEIBO_URL}" usercard="7999000001"><span title="青禾发布">青禾发布</span></a>
<a class="head-info_time_6sFQg" href="https://weibo.com/7999000001/Qh${1000 + i}" title="${post.full}">${post.at}</a><span class="head-info_source_2zcEX">来自 政务发布平台</span></header>
<div class="detail_wbtext_4CRf9">${post.text}</div>
<footer class="toolbar_main_3Mxwo"><span>转发 ${3 + i}</span><span>评论 ${8 - i}</span><span>赞 ${21 + i * 4}</span></footer>
</article>`,
    )
    .join('\n');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>@青禾发布的个人主页 - 微博</title>
<style>body{margin:0;background:#f2f2f5;color:#333;font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}a{color:#333;text-decoration:none}.bar{background:#fff;height:52px;border-bottom:1px solid #e3e3e8;padding:0 60px;line-height:52px;font-weight:700;color:#ff8200}.main{width:640px;margin:16px auto}.ProfileHeader_box1_1qC-g,article{display:block;background:#fff;border-radius:6px;padding:18px 22px;margin-bottom:12px}.ProfileHeader_name_1KbBs{font-size:20px;font-weight:700}.head-info_time_6sFQg,.head-info_source_2zcEX{font-size:13px;color:#939393;margin-right:10px}header a.head_name_24eEB{font-weight:700;margin-right:12px}footer span{margin-right:40px;color:#939393;font-size:13px}</style>
</head>
<body>
<div id="app"><div class="bar">微博</div><div class="main">
<div class="ProfileHeader_box1_1qC-g"><div class="ProfileHeader_name_1KbBs">青禾发布</div><div class="woo-box-flex ProfileHeader_h4_gcwJi"><a href="/u/page/follow/7999000001">关注<span>86</span></a> <a href="/u/page/fans/7999000001">粉丝<span>4.2万</span></a></div><div>青禾县人民政府官方微博</div></div>
${feed}
</div></div>
</body>
</html>
`;
}
