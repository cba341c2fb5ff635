using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LeadOps.Records;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LeadOps.Profiles;

/// <summary>
/// Reads a profile file: a JSON object of these words, and no others.
/// <list type="bullet">
/// <item><c>name</c>, <c>title</c>: by what it is chosen; the CRM, a comma, and which of its exports.</item>
/// <item><c>extends</c>: the name of a profile file to which this one adds: lists are joined, other words
/// replaced.</item>
/// <item><c>format</c>: <c>csv</c>, <c>json</c> or <c>any</c>.</item>
/// <item><c>signature</c>: headers that are this CRM's own, exactly as it writes them. None: for any export.</item>
/// <item><c>prefix</c>: begins column names and is dropped before they are compared.</item>
/// <item><c>stageEntered</c>: headers of the date of entering a <c>{stage}</c>.</item>
/// <item><c>timeZone</c>, <c>dateOnlyIsUtc</c>, <c>epochMilliseconds</c>, <c>dateOrder</c>: how instants are
/// read.</item>
/// <item><c>decimal</c>: the decimal mark. <c>booleans</c>: words for <c>true</c> and <c>false</c>. <c>nulls</c>:
/// values that stand for nothing.</item>
/// <item><c>fallbackEncoding</c>: what a file may be that is not UTF-8.</item>
/// <item><c>footers</c>: what lines below the data say, <c>*</c> for any text. <c>footerAfterBlank</c>: whether only after a blank
/// line.</item>
/// <item><c>queuePrefixes</c>: how the id of a queue begins.</item>
/// <item><c>values</c>: by kind of record, by canonical field, what a word of the export stands for.</item>
/// <item><c>implied</c>: by kind of record, by canonical field, from what it follows where it has no column: <c>by</c>
/// another field and its <c>values</c>, or by which of some <c>headers</c> there is.</item>
/// <item><c>onlyIfAsked</c>: kinds that rows are taken for only where the user says so.</item>
/// <item><c>kinds</c>: by kind of record, by canonical field, the headers: first the CRM's own, then other spellings in
/// the order of trust. A header stands once in a kind, or once more for a field of another type than instant: values
/// that are no dates then decide for that one.</item>
/// </list>
/// A value that is not allowed is a <see cref="FormatException"/> naming file, line and column.
/// </summary>
internal sealed class ProfileReader
{
    private static readonly string[] Words =
    [
        "name", "title", "extends", "format", "signature", "prefix", "stageEntered", "timeZone", "dateOnlyIsUtc",
        "epochMilliseconds", "dateOrder", "decimal", "booleans", "nulls", "fallbackEncoding", "footers", "footerAfterBlank",
        "queuePrefixes", "values", "implied", "onlyIfAsked", "kinds",
    ];

    private readonly Func<string, string> textOf;
    private string file = "";

    /// <param name="textOf">The text of a profile file by its name without <c>.json</c>.</param>
    public ProfileReader(Func<string, string> textOf) => this.textOf = textOf;

    /// <exception cref="FormatException">The file is no profile.</exception>
    public Profile Read(string name)
    {
        var json = Load(name);
        file = name + ".json";
        var profile = new Profile(
            Text(json, "name"), Text(json, "title"), Format(json), Maps(json), List(json, "signature"))
        {
            Prefix = OptionalText(json, "prefix") ?? "",
            StageEntered = [.. List(json, "stageEntered").Select(text => Pattern(json, text))],
            TimeZone = OptionalText(json, "timeZone"),
            DateOnlyIsUtc = Flag(json, "dateOnlyIsUtc"),
            EpochMilliseconds = Flag(json, "epochMilliseconds"),
            DateOrder = OneOf(json, "dateOrder", "DMY", "MDY", "YMD"),
            DecimalMark = OneOf(json, "decimal", ".", ","),
            Nulls = new(List(json, "nulls")),
            FallbackEncoding = OptionalText(json, "fallbackEncoding"),
            Footers = new(List(json, "footers")),
            FooterAfterBlank = Flag(json, "footerAfterBlank"),
            QueuePrefixes = new(List(json, "queuePrefixes")),
        };
        profile.OnlyIfAsked = [.. List(json, "onlyIfAsked").Select(name => KindOf(profile, json["onlyIfAsked"]!, name))];
        if (json["booleans"] is JToken booleans)
        {
            var words = Object(booleans, "booleans", "true", "false");
            profile.TrueWords = new(List(words, "true"));
            profile.FalseWords = new(List(words, "false"));
        }

        return profile;
    }

    private JObject Load(string name, int depth = 0)
    {
        file = name + ".json";
        JObject json;
        try
        {
            using var reader = new JsonTextReader(new StringReader(textOf(name)));
            reader.DateParseHandling = DateParseHandling.None;
            json = JObject.Load(reader, new JsonLoadSettings
            {
                DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
            });
        }
        catch (JsonException problem)
        {
            throw new FormatException($"{file}: {problem.Message}", problem);
        }

        Object(json, "the profile", Words);
        if (json["extends"] is not JToken extended) return json;
        if (depth == 4) throw Wrong(extended, "extends a chain of profiles without end");
        var whole = Load(String(extended), depth + 1);
        whole.Remove("extends");
        Merge(whole, json);
        file = name + ".json";
        return whole;
    }

    private static void Merge(JObject into, JObject from)
    {
        foreach (var property in from.Properties())
        {
            var there = into[property.Name];
            if (there is JArray list && property.Value is JArray more)
            {
                foreach (var item in more) list.Add(item);
            }
            else if (there is JObject inner && property.Value is JObject outer)
            {
                Merge(inner, outer);
            }
            else
            {
                into[property.Name] = property.Value;
            }
        }
    }

    private ProfileFormat Format(JObject json) => OneOf(json, "format", "csv", "json", "any") switch
    {
        "csv" => ProfileFormat.Csv,
        "json" => ProfileFormat.Json,
        "any" => ProfileFormat.Any,
        _ => throw Wrong(json, "lacks 'format': csv, json or any"),
    };

    private List<KindMap> Maps(JObject json)
    {
        var maps = new List<KindMap>();
        if (json["kinds"] is not JObject { Count: > 0 } kinds) throw Wrong(json, "lacks 'kinds', an object");
        Object(kinds, "kinds", RecordKinds.Names);
        foreach (var property in kinds.Properties())
        {
            var kind = RecordKinds.Parse(property.Name);
            var allowed = Field.Of(kind);
            var fields = Object(property.Value, property.Name, [.. allowed.Select(field => field.Name)]);
            var map = new KindMap(kind);
            foreach (var field in allowed)
            {
                if (fields[field.Name] is not JToken headers) continue;
                var spellings = List(fields, field.Name);
                if (spellings.Count == 0) throw Wrong(headers, $"'{field}' of {kind} has no header");
                map.Add(field, spellings);
            }

            foreach (var pair in map.Folded)
            {
                bool decidable = pair.Value.Count == 2
                    && pair.Value.Count(spelling => spelling.Field.Type == FieldType.Instant) == 1;
                if (pair.Key.Length == 0 || (pair.Value.Count > 1 && !decidable))
                    throw Wrong(fields, $"'{pair.Value[0].Header}' is blank or stands more than once in {kind}");
            }

            maps.Add(map);
        }

        foreach (var (map, field, meaning) in OfFields(json, "values", maps))
        {
            if (!map.Fields.Contains(field)) throw Wrong(meaning, $"'{field}' of {map.Kind} has no header");
            map.Words.Add(field, new CellWords(Meanings(meaning, "values"), null));
        }

        foreach (var (map, field, source) in OfFields(json, "implied", maps)) map.Implied.Add(Implied(map, field, source));
        return maps;
    }

    /// <summary>What stands under a word by kind and field.</summary>
    private IEnumerable<(KindMap Map, Field Field, JToken Value)> OfFields(JObject json, string word, List<KindMap> maps)
    {
        if (json[word] is not JToken token) yield break;
        foreach (var kind in Object(token, word, [.. maps.Select(map => map.Kind.ToString())]).Properties())
        {
            var map = maps.First(one => one.Kind.ToString() == kind.Name);
            foreach (var field in Object(kind.Value, kind.Name, [.. Field.Of(map.Kind).Select(one => one.Name)]).Properties())
            {
                yield return (map, Field.Find(field.Name)!, field.Value);
            }
        }
    }

    private ImpliedField Implied(KindMap map, Field field, JToken token)
    {
        var source = Object(token, field.Name, "by", "values", "headers");
        if (source["headers"] is JToken headers && source.Count == 1) return new ImpliedField(field, Meanings(headers, "headers"));
        if (source["by"] is not JToken by || source["values"] is not JToken values || source.Count != 2)
            throw Wrong(token, $"'{field}' needs 'headers', or 'by' and 'values'");
        var other = map.Fields.FirstOrDefault(one => one.Name == String(by))
            ?? throw Wrong(by, $"'{by}' of {map.Kind} has no header");
        return new ImpliedField(field, other, new CellWords(Meanings(values, "values"), ""));
    }

    private List<KeyValuePair<string, string>> Meanings(JToken token, string word)
    {
        if (token is not JObject { Count: > 0 } json) throw Wrong(token, $"'{word}' must be an object of words");
        return [.. json.Properties().Select(pair => new KeyValuePair<string, string>(pair.Name, String(pair.Value)))];
    }

    private RecordKind KindOf(Profile profile, JToken at, string name)
    {
        foreach (var kind in profile.Kinds)
        {
            if (kind.ToString() == name) return kind;
        }

        throw Wrong(at, $"'{name}' is no kind of this profile");
    }

    private HeaderPattern Pattern(JObject json, string text)
    {
        try
        {
            return new HeaderPattern(text);
        }
        catch (FormatException problem)
        {
            throw Wrong(json["stageEntered"]!, problem.Message);
        }
    }

    private JObject Object(JToken token, string what, params string[] words)
    {
        if (token is not JObject json) throw Wrong(token, $"{what} must be an object");
        foreach (var property in json.Properties())
        {
            if (words.Contains(property.Name, StringComparer.Ordinal)) continue;
            string? nearest = Nearest.To(property.Name, words);
            string hint = nearest is null ? "" : $"; nearest: {nearest}";
            throw Wrong(property, $"'{property.Name}' is unknown in {what}{hint}");
        }

        return json;
    }

    private List<string> List(JObject json, string word)
    {
        if (json[word] is not JToken token) return [];
        if (token is not JArray array) throw Wrong(token, $"'{word}' must be a list of texts");
        return [.. array.Select(String)];
    }

    private string Text(JObject json, string word) => OptionalText(json, word) ?? throw Wrong(json, $"lacks '{word}'");

    private string? OptionalText(JObject json, string word) => json[word] is JToken token ? String(token) : null;

    private string? OneOf(JObject json, string word, params string[] allowed)
    {
        if (json[word] is not JToken token) return null;
        string text = String(token);
        if (allowed.Contains(text, StringComparer.Ordinal)) return text;
        throw Wrong(token, $"'{word}' must be one of {string.Join(" ", allowed)}");
    }

    private bool Flag(JObject json, string word)
    {
        if (json[word] is not JToken token) return false;
        return token.Type == JTokenType.Boolean ? (bool)token : throw Wrong(token, $"'{word}' must be true or false");
    }

    private string String(JToken token) => token.Type == JTokenType.String && ((string)token!).Trim().Length > 0
        ? (string)token!
        : throw Wrong(token, "a text is expected");

    private FormatException Wrong(JToken at, string problem)
    {
        var line = (IJsonLineInfo)at;
        return new FormatException(line.HasLineInfo()
            ? $"{file}, line {line.LineNumber}, column {line.LinePosition}: {problem}."
            : $"{file}: {problem}.");
    }
}
