DROP INDEX "complaint_status";--> statement-breakpoint
CREATE INDEX "complaint_status" ON "complaint" USING btree ("desk","status","deadline");