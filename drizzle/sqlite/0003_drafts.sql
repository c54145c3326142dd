ALTER TABLE `dossier` ADD `filed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `dossier_draft` ON `dossier` (`created_at`) WHERE filed = 0;--> statement-breakpoint
UPDATE `dossier` SET `filed` = 1 WHERE `id` IN (SELECT `dossier_id` FROM `complaint`);
