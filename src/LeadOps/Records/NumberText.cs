using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>What a text says about the decimal mark of its column when read as a number.</summary>
internal enum NumberForm : byte
{
    /// <summary>Not a number.</summary>
    None,

    /// <summary>A number without any mark, or with groups that no decimal mark could be: <c>1234</c>, <c>1 234</c>.</summary>
    Plain,

    /// <summary>Its decimal mark is a point: <c>1.5</c>, <c>1,234.56</c>, <c>1,234,567</c>.</summary>
    Point,

    /// <summary>Its decimal mark is a comma: <c>1,5</c>, <c>1.234,56</c>, <c>1.234.567</c>.</summary>
    Comma,

    /// <summary>One mark before three digits, <c>1.234</c>: a decimal mark or one of thousands.</summary>
    Either,
}

/// <summary>
/// Reads the numbers and amounts that CRM exports hold. In this order: a bracket or a sign, a currency, the number, a
/// suffix, a currency unless one came first, the closing bracket; blanks between them do not count, and the sign may
/// also follow the currency.
/// <list type="bullet">
/// <item>Number: digits, at most one decimal mark with digits on both sides. Thousands are set apart all or none, by
/// one of comma, point, apostrophe, blank, no-break or narrow blank; or, by a comma, as in India
/// (<c>12,34,567</c>).</item>
/// <item>Suffix: <c>K</c> thousand, <c>M</c> million, <c>B</c> thousand million, in either case.</item>
/// <item>Sign: <c>-</c>, <c>−</c> or <c>+</c>; brackets stand for minus.</item>
/// <item>Currency: an ISO 4217 code in capitals or a symbol. <c>€</c> is EUR; <c>$</c>, <c>¥</c> and <c>kr</c> are those
/// of several countries and stay as they are written.</item>
/// </list>
/// </summary>
internal static class NumberText
{
    private const int FastDigits = 18;

    private static readonly HashSet<string> Codes = new(
        ("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
        + "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD "
        + "HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
        + "LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR "
        + "PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
        + "TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL").Split(' '),
        StringComparer.Ordinal);

    // Longer ones before those that they begin with.
    private static readonly (byte[] Symbol, string Currency)[] Symbols = Array.ConvertAll(
        new[]
        {
            ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("NT$", "TWD"), ("MX$", "MXN"),
            ("R$", "BRL"), ("C$", "CAD"), ("A$", "AUD"), ("S$", "SGD"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"),
            ("₽", "RUB"), ("₺", "TRY"), ("₩", "KRW"), ("₪", "ILS"), ("₫", "VND"), ("₴", "UAH"), ("zł", "PLN"),
            ("Kč", "CZK"), ("Fr.", "CHF"), ("Rs.", "Rs"), ("Rs", "Rs"), ("kr.", "kr"), ("kr", "kr"), ("$", "$"), ("¥", "¥"),
        },
        pair => (Encoding.UTF8.GetBytes(pair.Item1), pair.Item2));

    /// <param name="text">The cell.</param>
    /// <param name="mark">The decimal mark of its column, or <see cref="Values.UnknownMark"/>.</param>
    /// <param name="money">Whether it may name a currency.</param>
    /// <param name="value">The number; null where it is none under that mark.</param>
    /// <param name="currency">The ISO code, or a symbol that several countries use; null where none is named.</param>
    /// <returns>What the text says by itself, whatever the mark of the column.</returns>
    public static NumberForm Read(Utf8Text text, char mark, bool money, out decimal? value, out string? currency)
    {
        value = null;
        currency = null;
        var cursor = new Cursor(text.Bytes, text.Offset, text.Offset + text.Length);
        cursor.SkipBlanks();
        bool bracket = cursor.Skip((byte)'(');
        cursor.SkipBlanks();
        bool signed = cursor.SkipSign(out bool negative);
        cursor.SkipBlanks();
        if (money && cursor.SkipCurrency(ref currency))
        {
            cursor.SkipBlanks();
            if (!signed) signed = cursor.SkipSign(out negative);
        }

        if (bracket && signed) return NumberForm.None;
        int start = cursor.At;
        var form = cursor.SkipNumber(mark, out char decimalMark);
        if (form == NumberForm.None) return form;
        int end = cursor.At;
        decimal factor = cursor.SkipFactor();
        cursor.SkipBlanks();
        if (money && currency is null && cursor.SkipCurrency(ref currency)) cursor.SkipBlanks();
        if (bracket && !cursor.Skip((byte)')')) return NumberForm.None;
        cursor.SkipBlanks();
        if (!cursor.IsAtEnd) return NumberForm.None;
        if (decimalMark == Values.UnknownMark) return form;
        if (ValueOf(text.Bytes, start, end, decimalMark, negative || bracket) is not { } number) return NumberForm.None;
        value = factor == 1 ? number : Multiply(number, factor);
        return form;
    }

    private static decimal? ValueOf(byte[] bytes, int start, int end, char mark, bool negative)
    {
        long value = 0;
        int digits = 0, scale = -1;
        for (int at = start; at < end; at++)
        {
            int c = bytes[at];
            if (c is >= '0' and <= '9')
            {
                if (digits++ < FastDigits) value = (value * 10) + (c - '0');
                if (scale >= 0) scale++;
            }
            else if (c == mark)
            {
                scale = 0;
            }
        }

        if (digits <= FastDigits) return new decimal((int)value, (int)(value >> 32), 0, negative, (byte)(scale < 0 ? 0 : scale));
        var plain = new StringBuilder(negative ? "-" : "");
        for (int at = start; at < end; at++)
        {
            if (bytes[at] is >= (byte)'0' and <= (byte)'9') plain.Append((char)bytes[at]);
            else if (bytes[at] == mark) plain.Append('.');
        }

        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(plain.ToString(), style, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static decimal? Multiply(decimal number, decimal factor)
    {
        try
        {
            return number * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private struct Cursor
    {
        public int At;
        private readonly byte[] bytes;
        private readonly int end;

        public Cursor(byte[] bytes, int at, int end)
        {
            this.bytes = bytes;
            At = at;
            this.end = end;
        }

        public readonly bool IsAtEnd => At >= end;

        private readonly bool IsDigit => IsDigitAt(At);

        public bool Skip(byte value)
        {
            if (At >= end || bytes[At] != value) return false;
            At++;
            return true;
        }

        public void SkipBlanks()
        {
            while (At < end && (bytes[At] is 0x20 or (>= 0x09 and <= 0x0D) ? 1 : BlankAt(At)) is > 0 and var length) At += length;
        }

        public bool SkipSign(out bool negative)
        {
            negative = Skip((byte)'-') || SkipBytes(0xE2, 0x88, 0x92);
            return negative || Skip((byte)'+');
        }

        public bool SkipCurrency(ref string? currency)
        {
            if (IsCapitalAt(At) && IsCapitalAt(At + 1) && IsCapitalAt(At + 2) && !IsCapitalAt(At + 3))
            {
                string code = Encoding.UTF8.GetString(bytes, At, 3);
                if (!Codes.Contains(code)) return false;
                currency = code;
                At += 3;
                return true;
            }

            foreach (var (symbol, name) in Symbols)
            {
                if (!StandsAt(symbol)) continue;
                At += symbol.Length;
                currency = name;
                return true;
            }

            return false;
        }

        /// <summary>K, M or B where the word ends with it: 1 for none.</summary>
        public decimal SkipFactor()
        {
            int at = At;
            if (at < end && bytes[at] == ' ') at++;
            if (at >= end || IsLetterAt(at + 1) || (at + 1 < end && bytes[at + 1] >= 0xC3 && bytes[at + 1] <= 0xC5)) return 1;
            decimal factor = (bytes[at] | 0x20) switch
            {
                'k' => 1_000,
                'm' => 1_000_000,
                'b' => 1_000_000_000,
                _ => 1,
            };
            if (factor != 1) At = at + 1;
            return factor;
        }

        /// <summary>Skips the digits and their marks.</summary>
        /// <param name="known">The decimal mark of the column.</param>
        /// <param name="mark">
        /// The decimal mark to read it with; <see cref="Values.UnknownMark"/> where that is open or not the column's.
        /// </param>
        public NumberForm SkipNumber(char known, out char mark)
        {
            mark = known == ',' ? ',' : '.';
            int start = At;
            while (IsDigit) At++;
            if (At == start) return NumberForm.None;
            if (At == end) return NumberForm.Plain;

            // What marks there are, and the last of them.
            At = start;
            int points = 0, commas = 0, others = 0, lastPoint = -1, lastComma = -1, lastOther = -1, other = 0;
            while (IsDigit)
            {
                while (IsDigit) At++;
                int length = MarkAt(At, out int kind);
                if (length == 0 || !IsDigitAt(At + length)) break;
                if (kind == '.')
                {
                    points++;
                    lastPoint = At;
                }
                else if (kind == ',')
                {
                    commas++;
                    lastComma = At;
                }
                else
                {
                    if (others++ > 0 && other != kind) return NumberForm.None;
                    other = kind;
                    lastOther = At;
                }

                At += length;
            }

            int stop = At, last = lastPoint > lastComma ? lastPoint : lastComma;
            if (points + commas == 0) return Groups(start, stop, other) ? NumberForm.Plain : NumberForm.None;
            char sole = points > 0 ? '.' : ',';
            if (points > 0 && commas > 0)
            {
                sole = last == lastPoint ? '.' : ',';
                if (others > 0 || (sole == '.' ? points : commas) > 1) return NumberForm.None;
                return Groups(start, last, sole == '.' ? ',' : '.') ? Settle(sole, known, ref mark) : NumberForm.None;
            }

            if (points + commas > 1)
            {
                if (others > 0 || !Groups(start, stop, sole)) return NumberForm.None;
                return Settle(sole == '.' ? ',' : '.', known, ref mark);
            }

            if (others > 0) return last > lastOther && Groups(start, last, other) ? Settle(sole, known, ref mark) : NumberForm.None;
            bool either = stop - last == 4 && last - start <= 3 && bytes[start] != '0';
            if (!either) return Settle(sole, known, ref mark);
            mark = known;
            return NumberForm.Either;
        }

        /// <summary>Whether all digits are in groups of three, but for the first; by commas also of two before the last.</summary>
        private readonly bool Groups(int start, int stop, int kind)
        {
            int length = 0, groups = 0;
            bool threes = true, twos = kind == ',';
            for (int at = start; at <= stop; at++)
            {
                if (at < stop && IsDigitAt(at))
                {
                    length++;
                    continue;
                }

                bool isLast = at >= stop;
                if (groups == 0)
                {
                    if (isLast) return true;
                    threes = length <= 3;
                    twos &= length <= 2;
                }
                else
                {
                    threes &= length == 3;
                    twos &= length == (isLast ? 3 : 2);
                }

                groups++;
                length = 0;
                if (!isLast) at += MarkAt(at, out _) - 1;
            }

            return threes || twos;
        }

        private static NumberForm Settle(char own, char known, ref char mark)
        {
            mark = known == Values.UnknownMark || known == own ? own : Values.UnknownMark;
            return own == '.' ? NumberForm.Point : NumberForm.Comma;
        }

        private readonly int MarkAt(int at, out int kind)
        {
            kind = 0;
            if (at >= end) return 0;
            kind = bytes[at];
            if (kind is '.' or ',' or '\'' or ' ') return 1;
            if (at + 2 < end && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99)
            {
                kind = '\'';
                return 3;
            }

            kind = ' ';
            return BlankAt(at);
        }

        /// <summary>The length of a no-break, narrow or thin blank; 0 where none stands.</summary>
        private readonly int BlankAt(int at)
        {
            if (at + 1 < end && bytes[at] == 0xC2 && bytes[at + 1] == 0xA0) return 2;
            return at + 2 < end && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] is 0xAF or 0x89 ? 3 : 0;
        }

        private bool SkipBytes(byte first, byte second, byte third)
        {
            if (At + 2 >= end || bytes[At] != first || bytes[At + 1] != second || bytes[At + 2] != third) return false;
            At += 3;
            return true;
        }

        private readonly bool StandsAt(byte[] symbol)
        {
            if (end - At < symbol.Length) return false;
            for (int i = 0; i < symbol.Length; i++)
            {
                if (bytes[At + i] != symbol[i]) return false;
            }

            return true;
        }

        private readonly bool IsDigitAt(int at) => at < end && bytes[at] is >= (byte)'0' and <= (byte)'9';

        private readonly bool IsCapitalAt(int at) => at < end && bytes[at] is >= (byte)'A' and <= (byte)'Z';

        private readonly bool IsLetterAt(int at) => at < end && (bytes[at] | 0x20) is >= 'a' and <= 'z';
    }
}
