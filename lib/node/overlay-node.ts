/** A node of the overlay's closed shadow root, as the debugging protocol sees it. */
export interface OverlayNode {
  backendNodeId: number;
  tag: string;
  attributes: Record<string, string>;
  /** Text of the node and all below it. */
  text: string;
  children: OverlayNode[];
}

export interface ProtocolNode {
  backendNodeId: number;
  nodeName: string;
  nodeType: number;
  nodeValue: string;
  attributes?: string[];
  children?: ProtocolNode[];
  shadowRoots?: ProtocolNode[];
  /** Of a shadow root: `closed` for ours, where no page looks in. */
  shadowRootType?: string;
}

export function findProtocolNode(
  node: ProtocolNode,
  matches: (node: ProtocolNode) => boolean,
): ProtocolNode | undefined {
  if (matches(node)) return node;
  for (const child of node.children ?? []) {
    const found = findProtocolNode(child, matches);
    if (found) return found;
  }
  return undefined;
}

export function toOverlayNode(node: ProtocolNode): OverlayNode {
  const children = (node.children ?? []).filter((child) => child.nodeType === 1).map(toOverlayNode);
  const attributes: Record<string, string> = {};
  const pairs = node.attributes ?? [];
  for (let i = 0; i + 1 < pairs.length; i += 2) attributes[pairs[i] ?? ''] = pairs[i + 1] ?? '';
  return {
    backendNodeId: node.backendNodeId,
    tag: node.nodeName.toLowerCase(),
    attributes,
    text: textOf(node),
    children,
  };
}

function textOf(node: ProtocolNode): string {
  return node.nodeType === 3 ? node.nodeValue : (node.children ?? []).map(textOf).join('');
}

export function collect(node: OverlayNode, matches: (node: OverlayNode) => boolean): OverlayNode[] {
  return [...(matches(node) ? [node] : []), ...node.children.flatMap((child) => collect(child, matches))];
}

/** Attributes that a drawing anew may change. */
const DRAWN = ['style', 'class'];

/** The same badge or button, drawn anew. */
export function isAlike(one: OverlayNode, other: OverlayNode): boolean {
  const words = ({ tag, text, attributes }: OverlayNode) =>
    JSON.stringify([tag, text, Object.entries(attributes).filter(([name]) => !DRAWN.includes(name))]);
  return words(one) === words(other);
}
