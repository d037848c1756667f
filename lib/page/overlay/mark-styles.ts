/**
 * Rules for the custom highlights. The same text is the manifest's style.css (held equal by a test); a page
 * that got the script without it (another browser, a frame, the practice page) adopts it as a sheet.
 * The names are prefixed because a page shares its registry with us.
 */
export const MARK_STYLES = `@media screen {
  ::highlight(xundu-serious) {
    background-color: rgba(214, 40, 30, 0.16);
    text-decoration: underline double #d0281e 1.5px;
  }
  ::highlight(xundu-normal) {
    text-decoration: underline wavy #d0281e 1.5px;
  }
  ::highlight(xundu-suspect) {
    text-decoration: underline dotted #c46a00 3px;
  }
  ::highlight(xundu-hint) {
    text-decoration: underline dotted #5b82b8 1.5px;
  }
  ::highlight(xundu-filed) {
    text-decoration: underline solid #5b82b8 1px;
  }
  ::highlight(xundu-current) {
    background-color: rgba(46, 110, 196, 0.26);
  }
}

@media screen and (forced-colors: active) {
  ::highlight(xundu-serious),
  ::highlight(xundu-normal),
  ::highlight(xundu-suspect),
  ::highlight(xundu-hint),
  ::highlight(xundu-filed) {
    background-color: transparent;
    text-decoration-color: LinkText;
  }
  ::highlight(xundu-current) {
    background-color: Highlight;
    color: HighlightText;
  }
}
`;
