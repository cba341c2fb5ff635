using LeadOps.Records;

namespace LeadOps.Tests.Records;

public sealed class MaskTests
{
    [Theory]
    [InlineData("tilda@east.example", "t***@e***.example")]
    [InlineData("t.q@mail.east.example", "t***@m***.example")]
    [InlineData("tilda@localhost", "t***@l***")]
    [InlineData("tilda at east", "t*** a*** e***")]
    [InlineData("a@b@east.example", "a***@e***.example")]
    [InlineData("t@home. My number is 0171 1234567", "t***@h***")]
    [InlineData("t@east.01711234567", "t***@e***")]
    [InlineData("tilda@east.भारत", "t***@e***")]
    [InlineData("@", "@")]
    [InlineData("", "")]
    public void Of_an_email_the_first_characters_and_the_last_label_stay(string value, string masked) =>
        Assert.Equal(masked, Mask.Of(Field.Email, value));

    [Theory]
    [InlineData("+49 30 123 45617", "+49 30 *** ***17")]
    [InlineData("030/1234567", "030/*****67")]
    [InlineData("12345", "1****")]
    [InlineData("ext. five", "***. ****")]
    [InlineData("٠٣٠ ١٢٣٤٥٦٧", "*** *******")]
    public void Of_a_phone_number_the_shape_the_beginning_and_two_digits_stay(string value, string masked) =>
        Assert.Equal(masked, Mask.Of(Field.Phone, value));

    [Theory]
    [InlineData("Tilda Quist", "T*** Q***")]
    [InlineData("O'Neil-Ünal", "O***'N***-Ü***")]
    [InlineData("two\nlines\0", "t*** l*** ")]
    [InlineData("😀 smile", "**** s***")]
    [InlineData("İstanbul", "İ***")]
    [InlineData("सुनीता शर्मा", "स*** श***")]
    [InlineData("Mu\u0308ller", "M***")]
    [InlineData("zero\u200Bwidth", "z***")]
    public void Of_other_personal_text_each_words_first_character_stays(string value, string masked)
    {
        Assert.Equal(masked, Mask.Of(Field.FullName, value));
        Assert.Equal(masked, Mask.Of(null, value));
    }

    [Fact]
    public void Of_long_text_only_the_beginning_stays() =>
        Assert.InRange(Mask.Of(Field.Note, new string('a', 10) + " " + string.Join(" ", new string('b', 1_000).ToCharArray())).Length, 10, 80);

    [Fact]
    public void What_is_not_personal_stays_as_it_is()
    {
        Assert.Equal("00Q5g00000AbCdE", Mask.Of(Field.Id, "00Q5g00000AbCdE"));
        Assert.Equal("2026-01-31", Mask.Of(Field.Created, "2026-01-31"));
        Assert.Equal("Acme GmbH", Mask.Of(Field.Company, "Acme GmbH"));
        Assert.Equal("MQL", Mask.Of(Field.Stage, "MQL"));
    }
}
