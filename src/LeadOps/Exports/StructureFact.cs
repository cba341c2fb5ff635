namespace LeadOps.Exports;

/// <summary>What a reader can notice that a user must hear of. One structure rule reports each.</summary>
internal enum FactKind
{
    /// <summary>A record has fewer cells than the header.</summary>
    TooFewCells,

    /// <summary>A record has more cells than the header, and the extra ones are not empty.</summary>
    TooManyCells,

    /// <summary>A line, or an element, is no record: <see cref="StructureFact.Damage"/> says why.</summary>
    Damaged,

    /// <summary>A quote inside a field that does not begin with one.</summary>
    StrayQuote,

    /// <summary>A NUL byte inside a record.</summary>
    NulByte,

    /// <summary>Two columns have one name.</summary>
    DuplicateHeader,

    /// <summary>A column has no name.</summary>
    BlankHeader,

    /// <summary>No column was placed as the id.</summary>
    IdNotPlaced,

    /// <summary>The export has no record.</summary>
    NoRecords,

    /// <summary>Records stand behind lines that were taken for the footer.</summary>
    RecordsAfterFooter,

    /// <summary>The file was read in the profile's fallback encoding.</summary>
    FallbackEncoding,

    /// <summary>A column of dates could be day or month first, or proves both.</summary>
    DateOrderUnclear,

    /// <summary>A column that was year-first has a value in another order.</summary>
    DateOrderChanged,
}

/// <summary>One thing a reader noticed, and where.</summary>
internal struct StructureFact
{
    public FactKind Kind;
    public Damage Damage;

    /// <summary>Physical line from 1; 0 where the fact is about the file.</summary>
    public long Line;

    /// <summary>Number of the record, or 0.</summary>
    public long Number;

    /// <summary>Column of the table from 1, or 0.</summary>
    public int Column;

    /// <summary>Character on the line from 1, or 0.</summary>
    public int Character;

    /// <summary>
    /// Cells found and cells expected; of a header that is there again, which copy it is and the first one's column; of
    /// dates, the first lines that are day first and month first.
    /// </summary>
    public int Found, Expected;

    /// <summary>In <see cref="Expected"/>: the dates came one by one, and nobody could look at those to come.</summary>
    public const int NotLookedAhead = -1;

    /// <summary>Where reading went on, or 0.</summary>
    public long NextLine;

    /// <summary>What stands on a damaged line; good until the call returns, and empty where it is not at hand.</summary>
    public Utf8Text Text;

    /// <summary>The name, value or explanation the fact is about, or null. Never personal.</summary>
    public string? Detail;
}
