/**
 * Registered names that government pages link to for a reason, so that a hidden link to one of them (a drop-down of
 * media, a share box, a counter) is no injected link: central and provincial media, portals and their share boxes,
 * counters, reporting platforms, makers of site systems. Public facts; the office's own hosts come from its register.
 */
const KNOWN = new Set(
  `12306.cn 12309.gov.cn 12315.cn 12321.cn 12337.cn 12339.cn 12345.cn 12348.cn 12371.cn 12377.cn 12388.gov.cn 12389.cn
  piyao.org.cn jbts.mct.gov.cn cyberpolice.cn conac.cn kaipuyun.cn people.com.cn people.cn xinhuanet.com news.cn
  cctv.com cntv.cn cctv.cn chinanews.com chinanews.com.cn china.com.cn china.cn china.org.cn gmw.cn ce.cn
  chinadaily.com.cn cri.cn cnr.cn youth.cn cyol.com cyol.net cac.gov.cn legaldaily.com.cn jcrb.com takungpao.com
  qstheory.cn wenming.cn xuexi.cn cpc.people.com.cn dangjian.cn rmzxb.com.cn workercn.cn farmer.com.cn stdaily.com
  81.cn ccdi.gov.cn legalinfo.gov.cn chinalaw.gov.cn chinacourt.org court.gov.cn bjd.com.cn qianlong.com ynet.com
  rbc.cn eastday.com thepaper.cn jfdaily.com scol.com.cn sctv.com newssc.org southcn.com nfnews.com dzwww.com
  iqilu.com zjol.com.cn cztv.com jschina.com.cn anhuinews.com hebnews.cn dahe.cn cnhubei.com cjn.cn rednet.cn
  jxnews.com.cn fjsen.com gxnews.com.cn hinews.cn cqnews.net gog.cn yunnan.cn cnwest.com gansudaily.com.cn
  qhnews.com nxnews.net ts.cn tibet.cn nmgnews.com.cn lnd.com.cn jlonline.com dbw.cn enorth.com.cn sxrb.com
  sohu.com 163.com netease.com sina.com.cn sina.cn qq.com ifeng.com baidu.com bdstatic.com so.com sogou.com
  weibo.com weibo.cn t.cn toutiao.com douyin.com kuaishou.com bilibili.com zhihu.com xiaohongshu.com ximalaya.com
  alipay.com taobao.com aliyun.com jd.com amap.com bing.com google.com microsoft.com adobe.com apple.com wps.cn
  mozilla.org jiathis.com bshare.cn 51.la cnzz.com umeng.com tongji.com linezing.com 51yes.com w3.org
  lofter.com renren.com kaixin001.com douban.com tianya.cn youku.com iqiyi.com chsi.com.cn cnki.net wanfangdata.com.cn
  hanweb.com trs.com.cn trs.cn epoint.com.cn ucap.com.cn founder.com kaipu.cn dtdream.com inspur.com
  unionpay.com icbc.com.cn abchina.com ccb.com boc.cn psbc.com sgcc.com.cn 95598.cn 10086.cn 189.cn 10010.com
  chinapost.com.cn chinatax.gov.cn nea.gov.cn credit100.com cas.cn cae.cn cass.cn cssn.cn cec.org.cn weather.com.cn
  tianqi.com cma.cn redcross.org.cn cdpf.org.cn cpad.gov.cn acftu.org women.org.cn gqt.org.cn ccyl.org.cn`.split(
    /\s+/,
  ),
);

const PUBLIC_SUFFIX = /\.(edu|ac)\.cn$/;

/**
 * Whether a host is one that government pages link to on purpose.
 *
 * @param host as `hostOf` gives it
 * @example isKnownHost('www.news.cn') === true
 */
export function isKnownHost(host: string): boolean {
  if (PUBLIC_SUFFIX.test(host)) return true;
  for (let from = 0; from >= 0; from = host.indexOf('.', from + 1)) {
    if (KNOWN.has(from === 0 ? host : host.slice(from + 1))) return true;
  }
  return false;
}
