using Newtonsoft.Json;

namespace LeadOps.Agreements;

/// <summary>Writes a first agreement, commented, for people to make theirs.</summary>
internal static class AgreementStarter
{
    /// <summary>Business hours, in the agreement's zone.</summary>
    private const string Calendars = """
          // When people work, in the zone above unless a calendar has a "timeZone" of its own. Hours are by weekday
          // (mon), range (mon-thu) or list (sat,sun); "22:00-06:00" runs into the next day, and 24:00 is a legal end.
          "calendars": {
            "office": {
              "hours": { "mon-fri": ["09:00-17:00"] },
              "holidays": [
                // { "date": "2026-12-25", "name": "Christmas Day" },
              ],
              // Dates with hours of their own.
              "dates": [
                // { "date": "2026-12-24", "hours": ["09:00-12:00"], "name": "Christmas Eve" },
              ],
            },
          },
          // For leads that nobody, a queue, or someone without a calendar holds.
          "defaultCalendar": "office",
        """;

    /// <summary>Terms of follow-up that fit any agreement: they name no term.</summary>
    private const string FollowUp = """
          // How soon sales follows up, and what that means.
          "followUp": {
            // What hands a lead to sales, the first of these that happened to it: "ownerAssigned", "created", or a
            // stage or status that it enters: "stage:SAL", "status:Open".
            "handOff": { "from": ["ownerAssigned", "created"] },
            // Owners that are no person.
            "queues": [
              // "DACH queue",
            ],
            // A miss is charged to its owner only if they had this share of the promised time for themselves; a lead
            // that is handed back within this time never left.
            "minimumHold": "25 %",
            "sameSpellWithin": "10 min",
            // What counts: types of activity, and how far it got (attempt, connect, conversation).
            "touch": { "channels": ["call", "email", "meeting"], "level": "attempt", "automated": false },
            // In this order; the first that applies to a lead holds. Time is open time of a calendar: of whoever holds
            // the lead ("owner") or a named one. 2 business days are not 16 h: they end at the same time of day.
            "promises": [
              // { "name": "A leads", "when": { "grade": ["A+", "A", "A-"] }, "firstTouchWithin": "1 h",
              //   "calendar": "owner", "cadence": { "attempts": 5, "within": "10 business days" } },
              { "name": "All leads", "firstTouchWithin": "8 h", "calendar": "owner", "atRiskAt": "75 %" },
            ],
            // While a lead is in such a state, the clock stands still.
            "pauses": [
              // { "when": { "status": "Waiting on buyer" } },
            ],
            // Leads that no promise is for.
            "excluded": [
              { "when": { "doNotContact": true }, "reason": "do not contact" },
            ],
          },
        """;

    /// <summary>
    /// The text of the starter, with LF line ends. It reads without error or warning; what only its owner can know
    /// (people, waivers) stands in comments, as lines that read when uncommented.
    /// </summary>
    /// <param name="name">The agreement's name.</param>
    /// <param name="version">Its version, e.g. <c>2026-Q4</c>.</param>
    /// <param name="timeZone">IANA time zone.</param>
    /// <param name="currency">ISO 4217 currency; left out if null.</param>
    /// <param name="defaultRegion">ISO 3166 country of phone numbers; left out if null.</param>
    /// <param name="schema">Path or address of the JSON schema, for editors.</param>
    public static string Write(
        string name,
        string version,
        string timeZone,
        string? currency = null,
        string? defaultRegion = null,
        string schema = "lead-agreement.schema.json") => $$"""
        // What marketing and sales agreed. LeadOps holds every export against it. Comments like this one are allowed,
        // and so is a comma after a last item. Check the file with: Test-LeadAgreement lead-agreement.json
        {
          "$schema": {{JsonConvert.ToString(schema)}},
          "name": {{JsonConvert.ToString(name)}},
          // Change it with every change: results name the version they were made with.
          "version": {{JsonConvert.ToString(version)}},
          // "agreedOn": "2026-09-30",
          "agreedBy": ["marketing", "sales"],

          // Where days begin and end: an IANA name.
          "timeZone": {{JsonConvert.ToString(timeZone)}},
          // For amounts that name no currency, and phone numbers that name no country.
          {{Optional("currency", currency, "EUR")}}
          {{Optional("defaultRegion", defaultRegion, "DE")}}

          // What the CRM writes where it has nothing, whatever its case. Empty cells are always missing.
          "missingValues": ["N/A", "-", "Select", "unknown"],

          // Columns of your own: the header as the export has it, and the field it holds (null: leave it unplaced).
          "columns": {
            // "Lead origin": "source",
            // "Legacy stage": null,
          },

          // What each word means and who owns it, for each field.
          //   exportedAs  how the CRM itself spells it: fine as it is
          //   aliases     other spellings that mean the same: a finding that suggests the term
          //   deprecated  what it was once called: a finding that names the term
          //   next        what may follow it; leads begin at the first term, or where it says "start": true
          //   outcome     what entering a stage means: accepted, converted or rejected
          "terms": {
            "stage": [
              { "term": "Inquiry", "means": "A person who gave us their details.", "owner": "marketing",
                "exportedAs": ["lead"], "next": ["MQL", "Disqualified"] },
              { "term": "MQL", "means": "Meets the agreed fit and interest.", "owner": "marketing",
                "exportedAs": ["marketingqualifiedlead", "Marketing Qualified Lead"],
                "next": ["SAL", "Recycled", "Disqualified"] },
              { "term": "SAL", "means": "Sales accepted it and owes a follow-up.", "owner": "sales",
                "aliases": ["Sales Accepted Lead"],
                "next": ["SQL", "Recycled", "Disqualified"], "outcome": "accepted" },
              { "term": "SQL", "means": "Sales confirmed need, budget and timing.", "owner": "sales",
                "exportedAs": ["salesqualifiedlead", "Sales Qualified Lead"],
                "next": ["Opportunity", "Recycled", "Disqualified"] },
              { "term": "Opportunity", "means": "A deal with an amount.", "owner": "sales",
                "next": ["Customer", "Recycled"], "outcome": "converted" },
              { "term": "Customer", "means": "Has bought.", "owner": "sales", "aliases": ["Closed Won"], "next": [] },
              { "term": "Recycled", "means": "Not now; back to nurturing.", "owner": "marketing",
                "next": ["MQL"], "outcome": "rejected" },
              { "term": "Disqualified", "means": "Will not buy.", "owner": "sales",
                "aliases": ["Unqualified"], "next": [], "outcome": "rejected" },
            ],
            "source": [
              { "term": "Organic search", "means": "Found us unpaid.", "aliases": ["Organic"] },
              { "term": "Paid search", "means": "Clicked an ad.", "aliases": ["PPC"] },
              { "term": "Referral", "means": "Sent by a customer." },
              { "term": "Trade show", "means": "Badge scanned at our stand.", "aliases": ["Event"] },
            ],
            "rejectReason": [
              { "term": "Wrong size", "means": "Outside the agreed company size." },
              { "term": "Could not reach", "means": "Cadence done without a connect.", "aliases": ["No answer"] },
              { "term": "Other", "means": "Explained in the note.", "needsNote": true },
            ],
          },

          // Fields that must be there, and when. A condition names fields, all of which must agree; of "any": [ ... ]
          // one must. A field takes a value, a list (one of them), or operators: "is" (present, missing, valid), "not",
          // and for numbers "atLeast" and "below", for dates "before" and "after", for text "matches" (a pattern).
          "required": [
            { "when": { "stage": ["MQL", "SAL", "SQL"] }, "fields": ["email", "company", "source", "owner"] },
            { "when": { "stage": "Disqualified" }, "fields": ["rejectReason"] },
          ],

        {{Calendars}}

          // Who may own leads, with other spellings and CRM ids. One whose team changes has an entry for each period.
          "people": [
            // { "name": "Dana Ruiz", "aliases": ["dana.ruiz@acme.example"], "team": "DACH", "role": "SDR",
            //   "calendar": "office", "from": "2026-01-01",
            //   "leave": [ { "from": "2026-10-05", "to": "2026-10-09" } ] },
          ],

        {{FollowUp}}

          // Rules whose severity or settings differ here; Get-LeadRule lists them all.
          "rules": {
            // "LO1001": { "severity": "Warning" },
          },

          // Findings to let pass for a while: why, who answers for it, and the last day it holds.
          "waivers": [
            // { "rule": "LO1001", "field": "company", "when": { "source": "Trade show" },
            //   "reason": "Scanned badges name no company", "by": "ops", "until": "2026-12-31" },
          ],
        }

        """.Replace("\r\n", "\n");

    private static string Optional(string key, string? value, string example) =>
        value is null ? $"// \"{key}\": \"{example}\"," : $"\"{key}\": {JsonConvert.ToString(value)},";
}
