CREATE TABLE `anchor` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` integer NOT NULL,
	`complaint_id` integer NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`platform_id` blob,
	`platform_hash` blob,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaint`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `anchor_ref` ON `anchor` (`conversation_id`,`ref`);--> statement-breakpoint
CREATE INDEX `anchor_complaint` ON `anchor` (`complaint_id`,`conversation_id`);--> statement-breakpoint
CREATE INDEX `anchor_platform` ON `anchor` (`platform_hash`);--> statement-breakpoint
CREATE TABLE `desk_chat` (
	`desk` text NOT NULL,
	`conversation_id` integer NOT NULL,
	PRIMARY KEY(`desk`, `conversation_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `complaint_queue`;--> statement-breakpoint
ALTER TABLE `complaint` ADD `origin` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `complaint` ADD `holder` integer;--> statement-breakpoint
ALTER TABLE `complaint` ADD `excluded` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `complaint` ADD `alert_at` integer;--> statement-breakpoint
ALTER TABLE `complaint` ADD `alerted` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `complaint` ADD `identity` blob;--> statement-breakpoint
ALTER TABLE `complaint` ADD `rating` integer;--> statement-breakpoint
CREATE INDEX `complaint_status` ON `complaint` (`desk`,`status`);--> statement-breakpoint
CREATE INDEX `complaint_open` ON `complaint` (`desk`,`deadline`) WHERE status not in ('closed', 'rejected', 'archived');--> statement-breakpoint
CREATE INDEX `complaint_origin` ON `complaint` (`origin`,`deadline`) WHERE status not in ('closed', 'rejected', 'archived');--> statement-breakpoint
CREATE INDEX `complaint_category` ON `complaint` (`desk`,`category`,`deadline`) WHERE status not in ('closed', 'rejected', 'archived');--> statement-breakpoint
CREATE INDEX `complaint_free` ON `complaint` (`desk`,`deadline`) WHERE holder is null and status not in ('closed', 'rejected', 'archived');--> statement-breakpoint
CREATE INDEX `complaint_held` ON `complaint` (`holder`,`deadline`) WHERE status not in ('closed', 'rejected', 'archived');--> statement-breakpoint
CREATE INDEX `complaint_alert` ON `complaint` (`alert_at`) WHERE alert_at is not null;--> statement-breakpoint
CREATE INDEX `admin_desk` ON `admin` (`desk`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `admin_conversation` ON `admin` (`conversation_id`) WHERE removed_at is null;--> statement-breakpoint
UPDATE `complaint` SET `origin` = `desk`, `alert_at` = CASE WHEN `status` IN ('closed', 'rejected', 'archived') THEN NULL ELSE `submitted_at` END;
