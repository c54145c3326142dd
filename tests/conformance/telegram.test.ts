import { channelConformance } from './channel-conformance.ts';
import { telegramStage } from './telegram-stage.ts';

channelConformance('Telegram', telegramStage);
