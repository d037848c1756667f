import { defineExtensionMessaging } from '@webext-core/messaging';

import type { Protocol, TabProtocol } from './protocol.ts';

/** The one wire of the extension: every message there is stands in `protocol.ts`. */
export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol & TabProtocol>();
