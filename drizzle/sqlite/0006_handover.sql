CREATE TABLE `cursor` (
	`channel` text NOT NULL,
	`stream` text NOT NULL,
	`place` text NOT NULL,
	`moved_at` integer NOT NULL,
	PRIMARY KEY(`channel`, `stream`)
);
--> statement-breakpoint
CREATE TABLE `handover` (
	`code_hash` blob PRIMARY KEY NOT NULL,
	`conversation_id` integer NOT NULL,
	`dossier_id` text NOT NULL,
	`person_hash` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handover_person` ON `handover` (`person_hash`,`created_at`) WHERE used_at is null;--> statement-breakpoint
CREATE INDEX `handover_expires` ON `handover` (`expires_at`);--> statement-breakpoint
CREATE INDEX `handover_taken` ON `handover` (`used_by`) WHERE used_by is not null;