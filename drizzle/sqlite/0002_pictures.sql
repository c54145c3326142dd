CREATE TABLE `picture_band` (
	`band` blob NOT NULL,
	`dossier_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	PRIMARY KEY(`band`, `dossier_id`, `evidence_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossier`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `picture_band_dossier` ON `picture_band` (`dossier_id`);