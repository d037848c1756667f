/** Looks of the card and of the form for columns: they come with its code, at the first click on a mark. The colours are the overlay's. */
export const CARD_STYLES = `
.card {
  position: fixed; display: flex; flex-direction: column; width: min(380px, calc(100vw - 16px)); max-height: calc(100vh - 16px);
  border: 1px solid var(--line); border-top: 3px solid var(--accent); border-radius: 5px;
  background: var(--ground); color: var(--ink); box-shadow: var(--shadow);
}
.card.serious { border-top-color: var(--serious); }
.card.suspect { border-top-style: dotted; }
.card header { display: flex; align-items: baseline; gap: 8px; padding: 8px 8px 4px 14px; }
.card header h1 { margin: 0; font-size: 14px; font-weight: 600; flex: 1; }
.card .grade { font-size: 12px; padding: 0 6px; border: 1px solid currentColor; border-radius: 3px; white-space: nowrap; color: var(--ink-2); }
.card .grade.serious { color: var(--serious); }
.card .grade.suspect { border-style: dotted; }
.card .body { overflow: auto; padding: 0 14px 4px; }
.card blockquote { margin: 2px 0 6px; padding: 6px 9px; border-left: 3px solid var(--line); background: var(--ground-2); font-size: 14px; line-height: 1.6; overflow-wrap: anywhere; }
.card blockquote .context { color: var(--ink-2); }
.card mark { background: var(--serious-ground); color: var(--serious); text-decoration: underline wavy 1px; text-underline-offset: 3px; font-weight: 600; padding: 0 1px; }
.card.serious mark { text-decoration-style: double; }
.card.suspect mark { background: none; color: var(--amber); text-decoration: underline dotted 3px; }
.card dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 10px; margin: 0 0 6px; font-size: 13px; }
.card dt { color: var(--ink-2); }
.card dd { margin: 0; overflow-wrap: anywhere; }
.card dd strong { font-size: 14px; }
.card .note { margin: 2px 0 6px; color: var(--ink-2); font-size: 12px; }
.card .error { margin: 4px 0; padding: 5px 8px; border-left: 3px solid var(--serious); background: var(--serious-ground); font-size: 13px; overflow-wrap: anywhere; }
.card .done { margin: 4px 0 6px; padding: 6px 9px; border-left: 3px solid var(--accent); background: var(--ground-2); font-size: 13px; }
.card .done b { font-size: 14px; user-select: all; }
.card .done .receipt { display: block; margin: 4px 0; font-size: 22px; letter-spacing: 0.5px; font-variant-numeric: tabular-nums; }
.card .pair { display: flex; gap: 8px; }
.card .pair label { flex: 1; min-width: 0; }
.card .doubt { margin-top: -6px; color: var(--amber); }
.card .doubt:empty { display: none; }
.card footer { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px 14px 10px; border-top: 1px solid var(--line); align-items: center; }
.card footer .space { flex: 1; }
.card .dismiss { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; width: 100%; padding-top: 7px; border-top: 1px dashed var(--line); color: var(--ink-2); font-size: 12px; }
.card .dismiss button { padding: 0 7px; color: var(--ink-2); font-size: 12px; }
.card .dismiss button:hover { color: var(--ink); }
.card label { display: block; margin: 4px 0 8px; font-size: 13px; color: var(--ink-2); }
.card input, .card select, .card textarea {
  display: block; width: 100%; margin-top: 2px; padding: 3px 7px; border: 1px solid var(--line); border-radius: 3px;
  background: var(--ground); color: var(--ink); font-size: 14px; line-height: 20px;
}
.card textarea { min-height: 54px; resize: vertical; }
.card fieldset { margin: 4px 0 6px; padding: 0; border: 0; display: flex; flex-wrap: wrap; gap: 6px; align-items: center; font-size: 13px; }
.card .reasons { width: 100%; margin: 0; }
.card .reasons legend { padding: 0 0 6px; line-height: 1.5; overflow-wrap: anywhere; }
.card .reasons button[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); font-weight: 600; }

.strip .list .column-form { margin: 2px 10px 6px 24px; padding: 6px 9px; border: 1px solid var(--line); border-radius: 4px; font-size: 13px; }
.strip .list .column-form p { margin: 0 0 4px; color: var(--ink-2); font-size: 12px; }
.strip .list .column-form .error { color: var(--serious); }
.strip .list .column-form label { display: block; margin-bottom: 4px; color: var(--ink-2); }
.strip .list .column-form input { display: block; width: 100%; margin-top: 1px; padding: 2px 6px; border: 1px solid var(--line); border-radius: 3px; background: var(--ground); color: var(--ink); }
.strip .list .column-form .check input { display: inline-block; width: auto; margin: 0 5px 0 0; vertical-align: middle; }
.strip .list .column-form .row { display: flex; gap: 6px; padding: 2px 0 0; min-height: 0; }
.strip .list .column-form .row button { display: inline-block; width: auto; border: 1px solid var(--line); border-radius: 3px; text-align: center; padding: 1px 8px; }
.strip .list .column-form .row .primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }

@media (forced-colors: active) {
  .card mark { background: Highlight; color: HighlightText; }
}
`;
