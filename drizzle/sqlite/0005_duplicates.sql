CREATE TABLE `place_key` (
	`key` blob NOT NULL,
	`complaint_id` integer NOT NULL,
	PRIMARY KEY(`key`, `complaint_id`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaint`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `complaint` ADD `duplicate_of` text;--> statement-breakpoint
CREATE INDEX `complaint_duplicate` ON `complaint` (`duplicate_of`,`id`) WHERE duplicate_of is not null;