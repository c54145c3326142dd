CREATE TABLE `admin` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`person_hash` blob NOT NULL,
	`wrapped_key` blob NOT NULL,
	`person` blob NOT NULL,
	`conversation_id` integer NOT NULL,
	`desk` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `admin_person` ON `admin` (`person_hash`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `complaint` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`dossier_id` text NOT NULL,
	`conversation_id` integer NOT NULL,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	`desk` text NOT NULL,
	`regency` text,
	`channel` text NOT NULL,
	`anonymous` integer NOT NULL,
	`secret` integer NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer NOT NULL,
	`deadline` integer NOT NULL,
	`version` integer NOT NULL,
	`body` blob NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossier`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_code` ON `complaint` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_dossier` ON `complaint` (`dossier_id`);--> statement-breakpoint
CREATE INDEX `complaint_conversation` ON `complaint` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `complaint_submitted` ON `complaint` (`submitted_at`);--> statement-breakpoint
CREATE INDEX `complaint_queue` ON `complaint` (`status`,`desk`,`deadline`);--> statement-breakpoint
CREATE TABLE `complaint_message` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`complaint_id` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`body` blob NOT NULL,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaint`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `complaint_message_complaint` ON `complaint_message` (`complaint_id`);--> statement-breakpoint
CREATE TABLE `conversation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`chat_hash` blob NOT NULL,
	`wrapped_key` blob NOT NULL,
	`version` integer NOT NULL,
	`chat` blob NOT NULL,
	`talk` blob,
	`updated_at` integer NOT NULL,
	`blocked` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_chat` ON `conversation` (`chat_hash`);--> statement-breakpoint
CREATE TABLE `dossier` (
	`id` text PRIMARY KEY NOT NULL,
	`wrapped_key` blob NOT NULL,
	`conversation_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`dossier_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`body` blob NOT NULL,
	`file_id` text,
	`clean_id` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`dossier_id`, `id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossier`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`complaint_id` integer NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`from_status` text,
	`to_status` text NOT NULL,
	`desk` text NOT NULL,
	`actor` text NOT NULL,
	`reason` text,
	`hash` blob NOT NULL,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaint`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_complaint` ON `history` (`complaint_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`idempotency` blob NOT NULL,
	`conversation_id` integer NOT NULL,
	`body` blob NOT NULL,
	`files` text,
	`received_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_idempotency` ON `inbox` (`idempotency`);--> statement-breakpoint
CREATE INDEX `inbox_conversation` ON `inbox` (`conversation_id`,`id`,`received_at`);--> statement-breakpoint
CREATE INDEX `inbox_open` ON `inbox` (`conversation_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `inbox_aside` ON `inbox` (`id`) WHERE state = 'aside';--> statement-breakpoint
CREATE INDEX `inbox_files` ON `inbox` (`id`) WHERE files is not null;--> statement-breakpoint
CREATE TABLE `invitation` (
	`code_hash` blob PRIMARY KEY NOT NULL,
	`desk` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` integer NOT NULL,
	`ref` text,
	`body` blob NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`next_at` integer NOT NULL,
	`platform_id` blob,
	`why` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_conversation` ON `outbox` (`conversation_id`,`id`,`ref`);--> statement-breakpoint
CREATE INDEX `outbox_queued` ON `outbox` (`conversation_id`,`id`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`next_at`) WHERE state = 'queued';