import { Alert, Button, Input, InputNumber, Modal, Switch } from 'antd';
import { useState } from 'react';

import { showTime } from '../show-time.ts';
import { ProofFolderPanel, type ProofFolderProps } from './proof-folder-panel.tsx';

interface Totals {
  files: number;
  bytes: number;
  oldestAt?: string | undefined;
}

interface Props {
  screenshots: boolean;
  /** 整页截图: all that the window shows, not the fault with its surroundings. */
  wholePictures: boolean;
  /** Whether pictures may be taken without a click on our button first. */
  mayCapture: boolean | undefined;
  keepDays: number | undefined;
  totals: Totals;
  given: { at: string; files: number; bytes: number; why: string } | undefined;
  lastBackupAt: string | undefined;
  onScreenshots: (on: boolean) => void;
  onWholePictures: (on: boolean) => void;
  /** Asks the browser; called in the click itself. */
  onAllowCapture: () => void;
  onForbidCapture: () => void;
  onKeepDays: (days: number | undefined) => void;
  onGiveUp: (bytes: number) => void;
  onClear: () => void;
  /** 证据文件夹; undefined while that is not known yet. */
  folder: ProofFolderProps | undefined;
}

const MB = 1024 * 1024;
/** Given up at one click: about a hundred pictures. */
const PORTION = 20 * MB;
const WORDS = '清空本机';

function size(bytes: number): string {
  return bytes < MB ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MB).toFixed(1)} MB`;
}

/** 证据与存储: pictures, how long they stay, and the end of everything on this machine. */
export function StoragePanel(props: Props) {
  return (
    <div className="stack">
      <Pictures {...props} />
      <Kept {...props} />
      {props.folder && <ProofFolderPanel key={props.folder.keepInBrowserDays} {...props.folder} />}
      <ClearMachine lastBackupAt={props.lastBackupAt} onClear={props.onClear} />
    </div>
  );
}

function Pictures(props: Props) {
  const { screenshots, wholePictures, mayCapture } = props;
  const { onScreenshots, onWholePictures, onAllowCapture, onForbidCapture } = props;
  return (
    <section className="panel stack">
      <h2>截图</h2>
      <div className="row">
        <Switch checked={screenshots} aria-label="报错时截图" onChange={onScreenshots} />
        <span>报错时自动截下错处和它的上下文，错处加红框</span>
      </div>
      <div className="row">
        <Switch
          checked={wholePictures}
          disabled={!screenshots}
          aria-label="整页截图"
          onChange={onWholePictures}
        />
        <span>整页截图：截下窗口里看得到的整个页面</span>
      </div>
      <p className="soft small">
        截图时把画面里的身份证号、手机号等涂黑，看不进去的内容（别的网站的框架、画布、密码框）整块涂黑；涂不掉就不截。
        截图只存在本机，随交件文件一起交。没有具体错处的工单（整页问题、栏目问题）截整个可见页面。
      </p>
      <div className="row">
        <span className="grow">
          {mayCapture === true
            ? '● 已允许截图：在网页上点“报错”时会自动截图。'
            : '◐ 现在只有先点过浏览器工具栏上的巡读图标，或用快捷键、右键菜单报错，那一页才能截图。要每次都截，请允许。'}
        </span>
        {mayCapture === true ? (
          <Button onClick={onForbidCapture}>收回允许</Button>
        ) : (
          <Button type="primary" disabled={!screenshots || mayCapture === undefined} onClick={onAllowCapture}>
            允许截图
          </Button>
        )}
      </div>
      {mayCapture !== true && (
        <p className="soft small">
          浏览器规定：没有先点扩展图标就截图，必须有“读取所有网站”的权限，没有更小的。巡读仍只读清单里的网站，不联网上传；随时可以收回。不允许也能报错，工单上会写明没有截图。
        </p>
      )}
    </section>
  );
}

function Kept({ totals, given, keepDays, onKeepDays, onGiveUp }: Props) {
  const [days, setDays] = useState<number | null>(keepDays ?? null);
  return (
    <section className="panel stack">
      <h2>占用和保留</h2>
      <div className="row">
        <span className="grow">
          本机有证据 <b className="figures">{totals.files}</b> 份，共 <b>{size(totals.bytes)}</b>
          {totals.oldestAt && `，最早的是 ${showTime(totals.oldestAt)}`}。
        </span>
        <Button disabled={totals.files === 0} onClick={() => onGiveUp(Math.min(PORTION, totals.bytes))}>
          清理最旧的 {size(Math.min(PORTION, totals.bytes) || PORTION)}
        </Button>
      </div>
      <div className="row">
        <label htmlFor="keep-days">证据保留</label>
        <InputNumber
          id="keep-days"
          min={30}
          max={3650}
          precision={0}
          placeholder="不限"
          value={days}
          onChange={setDays}
        />
        <span>天，过期自动清理（不填为一直保留）</span>
        <Button disabled={(days ?? undefined) === keepDays} onClick={() => onKeepDays(days ?? undefined)}>
          保存
        </Button>
      </div>
      {given && (
        <p className="soft small">
          上次清理：{showTime(given.at)}，{given.why}，清理了 {given.files} 份（{size(given.bytes)}）。
        </p>
      )}
      <p className="soft small">
        清理的只是图片和网页存档，工单和证据指纹都保留；备份文件里的证据仍可核对。磁盘写满时先清理最旧的证据，保证工单存得下。
      </p>
    </section>
  );
}

function ClearMachine({ lastBackupAt, onClear }: Pick<Props, 'lastBackupAt' | 'onClear'>) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const close = () => {
    setAsking(false);
    setTyped('');
  };
  return (
    <section className="panel stack">
      <h2>清空本机</h2>
      <div className="row">
        <span className="grow soft">
          电脑移交、人员调离时用：删除本机全部工单、证据、词库、栏目清单和设置。
        </span>
        <Button danger onClick={() => setAsking(true)}>
          清空本机…
        </Button>
      </div>
      <Modal
        open={asking}
        title="清空本机：删除后找不回来"
        okText="全部删除"
        cancelText="取消"
        okButtonProps={{ danger: true, disabled: typed.trim() !== WORDS }}
        onCancel={close}
        onOk={() => {
          close();
          onClear();
        }}
      >
        <div className="stack">
          <Alert
            type="warning"
            showIcon
            title={lastBackupAt ? `上次备份是 ${showTime(lastBackupAt)}。` : '还没有备份过。'}
            description="以后还要用这些工单，请先备份，并把文件存到别的电脑。"
            action={<Button href="/desk.html#page=packages">先去备份</Button>}
          />
          <label htmlFor="clear-words">确定要删除，请输入“{WORDS}”四个字：</label>
          <Input
            id="clear-words"
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </Modal>
    </section>
  );
}
