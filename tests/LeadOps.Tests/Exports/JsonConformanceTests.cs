using System.IO;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public class JsonConformanceTests
{
    [Theory]
    [MemberData(nameof(JsonParsingCases.All), MemberType = typeof(JsonParsingCases))]
    public void JSONTestSuite_is_accepted_and_refused_as_it_says(string name, string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
        {
            foreach (int piece in new[] { 1, 1000 })
            {
                using var tokens = open(new JsonSource(new PiecewiseStream(bytes, () => piece), "", 0));
                bool accepted = tokens.ReadValue() == JsonRead.Value && tokens.ReadToken() == JsonRead.End;
                if (name[0] != 'i') Assert.Equal(name[0] == 'y', accepted);
            }

            // As an export, none of them may crash or lose count.
            JsonInput.Read(new MemoryStream(bytes), open);
        }
    }

    [Fact]
    public void JSONTestSuite_has_all_its_kinds_of_cases()
    {
        Assert.True(JsonParsingCases.All.Count > 300);
    }
}
