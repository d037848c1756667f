const MARKUP = [
  '<script>globalThis.hit=1;alert(1)</script>',
  '<img src=x onerror="globalThis.hit=1;alert(1)">',
  '"><svg onload=alert(1)>',
  "'><iframe srcdoc='<script>parent.hit=1</script>'>",
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">点我</a>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<style>*{display:none}</style>',
  '<base href="https://elsewhere.example/">',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
  '<form action="https://elsewhere.example/"><button autofocus onfocus=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x3c;img src=x onerror=alert(1)&#x3e;',
  ']]><x/>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  'javascript:alert(document.domain)',
  'data:text/html,<script>alert(1)</script>',
];

const FORMULAS = [
  '=1+1',
  '=HYPERLINK("https://elsewhere.example/","点我")',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  ' =1+1',
  '"=1+1"',
  "'=1+1",
  '=IMPORTXML("https://elsewhere.example/","//a")',
  '=1+1";=2+2',
  '=1+1\n=2+2',
  '%0A=1+1',
];

const TEMPLATES = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are the attack
  '${7*7}',
  '{{7*7}}',
  '<%= 7*7 %>',
  '#{7*7}',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE tickets; --",
  '../../../../etc/passwd',
  'C:\\Windows\\System32\\calc.exe',
];

const CHARACTERS = [
  '零\u200b宽\u200c字\u200d符\ufeff',
  '\u202e倒着写的文字\u202c',
  '组合a\u0301\u0300\u0327\u0328字',
  '😀👨‍👩‍👧‍👦🏳️‍🌈',
  '\ud83d',
  '\u0000空字节\u0008退格',
  '_x0041_下划线',
  '\u2028行分隔\u2029段分隔',
  `${'长'.repeat(2_000)}`,
  '",",","\n","',
];

/** Words a page, its title or its address may carry, and no cell, table or message may act on. */
export const HOSTILE_STRINGS: readonly string[] = [...MARKUP, ...FORMULAS, ...TEMPLATES, ...CHARACTERS];
