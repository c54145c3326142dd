CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL,
	`epoch` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lease_holder` ON `lease` (`holder`,`name`);