import type { ReactNode } from 'react';

import { SEATS } from '../../lib/core/events/seats.ts';

/** 台账可信: whose records count, in plain words for the office. */
export function TrustHelp() {
  return (
    <div className="stack-tight">
      <p>
        每台电脑写的每条记录都有签名，谁也改不了别人写过的。报错和备注，谁写的都算；其他步骤要算数，写它的电脑得先核准。一台电脑自己用，什么都不用核准。
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>席位</th>
            <th>能做什么</th>
          </tr>
        </thead>
        <tbody>
          {SEATS.map(({ seat, may }) => (
            <tr key={seat}>
              <td className="nowrap">{seat}</td>
              <td>{may}</td>
            </tr>
          ))}
          <tr>
            <td className="nowrap">没有核准的</td>
            <td>报错、写备注</td>
          </tr>
        </tbody>
      </table>
      <Case title="核准一次：核对 8 位指纹">
        大数据中心导入对方的文件后，在“收发文件 → 设备”里点“核准”，打电话请对方念出他电脑上“本机”一行的 8
        位指纹，照着输入，选好席位。每台电脑只核准一次。各单位很多时，点“粘贴核对”，把“单位|姓名|指纹”的名单贴进去，一次核准。读网员和责任单位那边，导入大数据中心的文件后点“认定为大数据中心”，同样核对一次。只有大数据中心的电脑能核准、吊销、采纳。
      </Case>
      <Case title="没有核准的设备写的怎么办">
        都原样留着，标“未核准设备所写，未计入”，不动工单，也不动栏目和时限。有两个办法：核准那台设备，等着的自动计入；或者看过属实，在“等待采纳”里勾选，点“采纳”，可以一次采纳很多条。
      </Case>
      <Case title="电脑被还原或复制（还原卡、Ghost、拷贝用户文件夹）">
        导入回复或备份时，巡读会发现文件里的本机记录比本机自己知道的多，随即换用新的设备编号，核准沿用，找回的记录照常计入。还原以后、发现以前写的也不丢：大数据中心那边先到的一支照旧作数，另一支列在“等待采纳”里，由人看过再定。
      </Case>
      <Case title="丢了电脑，怎么吊销">
        大数据中心在“设备”里找到那台电脑，点“吊销”，写明理由。已经收到的照旧作数，此后再收到的都不作数，日期写成以前的也一样。以前版本的巡读写的吊销只看日期，防不住倒填；请在“设备”里对它点“再次吊销”。它担保过的后继设备，可以在吊销时勾选保留。
      </Case>
      <Case title="换了电脑">
        旧电脑上点“备份全部”，新电脑上装好巡读，先导入这份备份，问“这是本机以前的备份吗？”时选“是，恢复成本机”。选错了，可以在“设备”里“撤销恢复”。新电脑是新的设备，请大数据中心再核对一次指纹；还原过的旧电脑，旧密钥还在的，会自动担保新的编号，原来的核准接着用。
      </Case>
      <Case title="大数据中心唯一的一台电脑坏了">
        有备份的，在新电脑上恢复备份。没有备份的，在新电脑上装好巡读，身份选“大数据中心”，重新发一份配置包，读网员和责任单位各核对一次指纹；以前办过的步骤照旧作数。平时最好核准两台中心的电脑，各自每天备份。
      </Case>
      <Case title="备份和核对">
        备份以前和每天一次，巡读会核对本机的全部记录；坏了的记录逐条写明，其余照常用，导入一份完好的文件就能补好。备份写完会重新读出来核对。
      </Case>
      <Case title="“由较新版本写入”是什么">
        别人的巡读比本机的新，写了本机不认识的内容。这些记录原样留着、照常转交，只是不计入；更新本机的巡读以后自动计入。
      </Case>
    </div>
  );
}

function Case({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details style={{ padding: '3px 0' }}>
      <summary>
        <strong>{title}</strong>
      </summary>
      <p style={{ paddingLeft: 16 }}>{children}</p>
    </details>
  );
}
