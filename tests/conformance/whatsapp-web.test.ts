import { channelConformance } from './channel-conformance.ts';
import { whatsappWebStage } from './whatsapp-web-stage.ts';

/** A browser takes its time. */
channelConformance('WhatsApp by a linked phone', whatsappWebStage, { timeoutMs: 180_000 });
