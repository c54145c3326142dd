DROP INDEX `complaint_status`;--> statement-breakpoint
CREATE INDEX `complaint_status` ON `complaint` (`desk`,`status`,`deadline`);