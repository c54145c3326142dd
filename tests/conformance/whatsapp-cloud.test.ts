import { channelConformance } from './channel-conformance.ts';
import { whatsappCloudStage } from './whatsapp-cloud-stage.ts';

channelConformance('WhatsApp by the Cloud API', whatsappCloudStage);
