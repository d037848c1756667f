import { dayBefore } from './practice-faults.ts';

/** Address the practice page pretends to have (.example belongs to nobody, RFC 2606). */
export const PRACTICE_HOST = 'www.lianxi.example';
export const PRACTICE_URL = `https://${PRACTICE_HOST}/tzgg/1.html`;
export const PRACTICE_COLUMN_URL = `https://${PRACTICE_HOST}/ywdt/`;
export const PRACTICE_TITLE = '关于开展冬季用火安全排查的通知（练习页）';

const NEWS = ['县里召开冬春防火工作会', '环城绿道二期开放', '秋粮入库工作收尾'];

/** A small government page of our own making with three faults. Only the overlay may draw on it. */
export function ModelPage({ today }: { today: string }) {
  const published = dayBefore(today, 2);
  return (
    <div className="model">
      <header className="model-head">
        <strong>练习县人民政府</strong>
        <span>练习用的样子货，不是真网站</span>
      </header>
      <nav className="model-nav">
        <a href={`https://${PRACTICE_HOST}/`}>首页</a>
        <a href={PRACTICE_COLUMN_URL}>要闻动态</a>
        <a href={`https://${PRACTICE_HOST}/tzgg/`}>通知公告</a>
      </nav>
      <div className="model-body">
        <article className="model-article">
          <h1>关于开展冬季用火安全排查的通知</h1>
          <p className="model-line">发布日期：{published}　来源：县应急管理局　浏览次数：36</p>
          <p className="model-text">各镇人民政府，县级各部门：</p>
          <p className="model-text">
            入冬以来，各地认真落实用火管理措施，做了大量工作。为进一步消除隐患，请各单位按照《冬季用火安全排查方案的要求，对集贸市场、养老机构、学校食堂逐一检查，发现问题当场登记，限期整改。
          </p>
          <p className="model-text">
            希望大家再接再励，把工作做细做实，让群众平安过冬。排查情况请于月底前书面报县应急管理局。
          </p>
          <p className="model-credits">来源：县应急管理局　编辑：周小满　校审：吴知秋</p>
        </article>
        <section className="model-side">
          <h2>
            <a href={PRACTICE_COLUMN_URL}>要闻动态</a>
          </h2>
          <ul>
            {NEWS.map((title, index) => (
              <li key={title}>
                <a href={`${PRACTICE_COLUMN_URL}${index + 1}.html`}>{title}</a>
                <span className="date">{dayBefore(today, 23 + index * 4)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}
