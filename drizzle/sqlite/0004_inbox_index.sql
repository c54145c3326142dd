DROP INDEX `inbox_idempotency`;--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_idempotency` ON `inbox` (`conversation_id`,`idempotency`);