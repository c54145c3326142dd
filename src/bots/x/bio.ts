/** X asks accounts that answer by themselves to say so in their description, besides the label "Automated". */
export const saysAutomated = (description: string): boolean =>
  /\b(?:otomatis|automated|automatic|bot)\b/i.test(description);
