ALTER TABLE `complaint` ADD `mark` blob;--> statement-breakpoint
ALTER TABLE `invitation` ADD `mark` blob;