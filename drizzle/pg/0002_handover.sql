CREATE TABLE "cursor" (
	"channel" text NOT NULL,
	"stream" text NOT NULL,
	"place" text NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cursor_channel_stream_pk" PRIMARY KEY("channel","stream")
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"conversation_id" bigint NOT NULL,
	"dossier_id" text NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" bigint
);
--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_person" ON "handover" USING btree ("person_hash","created_at") WHERE used_at is null;--> statement-breakpoint
CREATE INDEX "handover_expires" ON "handover" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "handover_taken" ON "handover" USING btree ("used_by") WHERE used_by is not null;