ALTER TABLE "complaint" ADD COLUMN "mark" "bytea";--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "mark" "bytea";