CREATE TABLE "place_key" (
	"key" "bytea" NOT NULL,
	"complaint_id" bigint NOT NULL,
	CONSTRAINT "place_key_key_complaint_id_pk" PRIMARY KEY("key","complaint_id")
);
--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "duplicate_of" text;--> statement-breakpoint
ALTER TABLE "place_key" ADD CONSTRAINT "place_key_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_duplicate" ON "complaint" USING btree ("duplicate_of","id") WHERE duplicate_of is not null;