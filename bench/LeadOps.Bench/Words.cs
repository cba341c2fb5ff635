using System;
using System.Text;

namespace LeadOps.Bench;

/// <summary>
/// What the large exports are made of. Names are invented, domains end in .example, phone numbers lie in the blocks
/// that regulators keep free for films.
/// </summary>
internal static class Words
{
    // A name and how it stands in an e-mail address.
    public static readonly (byte[] Name, byte[] Ascii)[] FirstNames = Pairs(
        "Anna", "Ben", "Clara", "David", "Elif", "Felix", "Greta", "Hannes", "Ines", "Jürgen", "Katja", "Lukas",
        "Marie-Luise", "Nils", "Olga", "Paul", "Rosa", "Sören", "Tobias", "Ulla", "Veronika", "Wim", "Yusuf", "Zoë",
        "Björn", "Małgorzata", "René", "Käthe", "Alexander", "Konstantin");

    public static readonly (byte[] Name, byte[] Ascii)[] LastNames = Pairs(
        "Albers", "Brandt", "Conrad", "Dietrich", "Engel", "Fröhlich", "Große", "Hübner", "Jansen", "Köhler",
        "Lindner", "Möller", "Neumann", "Öztürk", "Pohl", "Richter", "Schäfer", "Thiel", "Vogt", "Weiß", "Ziegler",
        "Nowak", "van Dijk", "O'Neill", "Bauer-Lang", "Marquardt", "Steinbrenner", "Ruiz", "Keller", "Lefèvre");

    public static readonly (byte[] Name, byte[] Ascii)[] CompanyNames = Pairs(
        "Nordwind", "Müller", "Seeblick", "Brückner", "Alpenrose", "Hafenkontor", "Lindenhof", "Kupferberg",
        "Silbertal", "Weißfluh", "Rheinbogen", "Eichenau", "Falkensee", "Grünwald", "Tannenberg", "Mühlbach",
        "Sonnenfeld", "Steinkamp", "Birkholz", "Möwe");

    public static readonly byte[][] CompanyTrades = Utf8(
        " Logistik", " Werkzeugbau", " Software", " Medizintechnik", " Handel", " Consulting", " Energie",
        " Maschinenbau", "", " & Partner");

    public static readonly byte[][] LegalForms = Utf8(
        " GmbH", " AG", " GmbH & Co. KG", " SE", " e.K.", ", Inc.", " Ltd");

    public static readonly byte[][] Owners = Utf8(
        "Dana Ruiz", "Jonas Weber", "Mia Keller", "Ben Otte", "Lena Vogt", "Amélie Girard", "Tom Bäcker",
        "Sofia Lindqvist", "Marek Zielony", "Ida Holm", "Paolo Conti", "Judith Engel");

    public static readonly byte[][] Stages = Utf8(
        "Inquiry", "MQL", "SAL", "SQL", "Opportunity", "Customer", "Recycled", "Disqualified");

    public static readonly int[] StageWeights = [280, 250, 130, 120, 60, 50, 60, 50];

    public static readonly byte[][] Sources = Utf8(
        "Organic search", "Paid search", "Referral", "Trade show", "Paid social", "E-mail marketing",
        "Direct traffic", "Partner");

    public static readonly int[] SourceWeights = [30, 20, 10, 9, 12, 9, 7, 3];

    public static readonly byte[][] Statuses = Utf8(
        "New", "Open", "In progress", "Attempted to contact", "Connected", "Waiting on buyer", "Bad timing",
        "Unqualified");

    // Words no team agreed on, and unlike all that they did agree on, so that each is one finding and of one rule.
    public static readonly byte[][] NoStages = Utf8("Suspect", "Evaluating", "Subscriber", "zz_migrated");
    public static readonly byte[][] NoSources = Utf8(
        "Newsletter", "Webinar 7", "Cold list", "Google Ads", "vendor_import");
    public static readonly byte[][] NoStatuses = Utf8("Callback", "Zombie", "Q3 pipeline", "tbd 2", "Hibernating");

    public static readonly byte[][] Countries = Utf8("DE", "AT", "CH", "NL", "PL", "FR", "GB");
    public static readonly int[] CountryWeights = [58, 12, 11, 6, 5, 4, 4];

    public static readonly byte[][] Cities = Utf8(
        "Berlin", "Hamburg", "München", "Köln", "Wien", "Zürich", "Düsseldorf", "Frankfurt, Main", "Halle (Saale)",
        "Łódź", "Utrecht", "St. Gallen", "Lyon", "Leeds");

    public static readonly byte[][] Phones = Utf8(
        "+49 30 23125 ", "+49 69 90009 ", "+49 40 66969 ", "+49 221 4710 ", "030 23125 ", "+44 1632 960");

    public static readonly byte[][] Personas = Utf8(
        "Operations lead", "CFO", "IT manager", "Founder", "Head of sales", "");

    public static readonly byte[][] RejectReasons = Utf8(
        "Wrong size", "Could not reach", "No budget", "Competitor", "Other");

    public static readonly byte[][] Notes = Utf8(
        "Downloaded the buyer's guide twice.",
        "Asked for a call after the fair.",
        "Wants prices for 40 seats, and a trial.",
        "Uses a spreadsheet today; the contract ends in March.",
        "Said \"not before Q1\" when we spoke.",
        "Came with a colleague from purchasing.",
        "Möchte Unterlagen auf Deutsch.",
        "Compares us with two others, decides in autumn.",
        "Badge scanned, no conversation noted.");

    public static readonly byte[][] ImpossibleDays = Utf8(
        "2026-02-30", "2026-04-31", "2026-13-07", "2026-09-31", "2025-02-29");

    public static readonly byte[][] ActivityTypes = Utf8("CALL", "EMAIL", "MEETING", "NOTE", "TASK", "FORM");
    public static readonly int[] ActivityWeights = [30, 36, 8, 10, 6, 10];
    public static readonly byte[][] Subjects = Utf8(
        "First call", "Second try", "Re: offer", "Demo", "", "Said \"later\"", "", "Quote, v2", "Grüße");

    private static byte[][] Utf8(params string[] words) => Array.ConvertAll(words, Encoding.UTF8.GetBytes);

    private static (byte[] Name, byte[] Ascii)[] Pairs(params string[] names) =>
        Array.ConvertAll(names, name => (Encoding.UTF8.GetBytes(name), Encoding.ASCII.GetBytes(ForAddress(name))));

    /// <summary>A name as it stands in an e-mail address.</summary>
    public static string ForAddress(string name)
    {
        var text = new StringBuilder();
        foreach (char letter in name.ToLowerInvariant())
        {
            text.Append(letter switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'é' or 'è' or 'ë' => "e",
                'ł' => "l",
                >= 'a' and <= 'z' or '-' => letter.ToString(),
                _ => "",
            });
        }

        return text.ToString();
    }
}
