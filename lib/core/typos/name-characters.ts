/** 1 for each unit of a class of characters, by unit. */
function unitSet(characters: string): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (let at = 0; at < characters.length; at++) set[characters.charCodeAt(at)] = 1;
  return set;
}

/** Surnames in use. */
export const SURNAMES = unitSet(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺肖闫佘邝仝缪晁阚裘亓逄荀郗昝郇郄隗宓蒯郦郏琚阙蒲淦芮嵇钭甯',
);

/** What names of places, bodies and firms end in. */
export const PLACE_ENDS = unitSet(
  '省市县区州乡镇村街路巷桥河江湖山岛港湾沟屯庄寨堡坪坝岭局厅部处科室所站院校厂店队组社会馆党军团某氏君翁老总',
);

/** Characters that foreign names are written with. */
export const FOREIGN = unitSet(
  '阿埃艾奥巴贝比彼波伯布查茨达戴德迪蒂丁杜多恩尔法菲费夫弗福盖戈格哈海赫霍基吉加杰卡凯坎科克库拉莱兰劳勒雷里利莉丽林卢鲁伦罗洛马玛迈麦曼梅米莫姆穆纳娜内尼诺努欧帕佩皮普齐奇切乔茹瑞萨塞桑瑟莎什史斯索塔泰坦特廷托瓦威韦维温沃乌西希夏谢休雅亚耶伊因尤扎詹朱兹佐',
);
