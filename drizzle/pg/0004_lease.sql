CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"epoch" integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "lease_holder" ON "lease" USING btree ("holder","name");