using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class MrzTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Puts_a_long_card_number_together_again()
    {
        var lines = MrzWriter.Write(new MrzDocument(MrzFormat.Td1, "I", "UTO", "D23145890734X", "Eriksson", "Anna Maria", "UTO", new(1974, 8, 12), "F", new(2032, 4, 15), "77"));
        var read = Mrz.Read(lines)!;
        Assert.True(read.Valid);
        Assert.Equal("D23145890734X", read.DocumentNumber);
        Assert.Equal("77", read.Optional);
    }

    [Fact]
    public void Letters_are_no_date_even_where_the_check_digit_agrees()
    {
        var lines = MrzWriter.Write(Passport("Okello", "Grace") with { BirthDate = new(1988, 9, 11) });
        var read = Mrz.Read([lines[0], lines[1].Replace("880911", "BB0911", StringComparison.Ordinal)])!;
        Assert.True(read.Checks.BirthDate);
        Assert.Contains(MrzFinding.BirthDateIsNoDate, read.Findings);
        Assert.False(read.Valid);
        Assert.Null(read.BirthDate.AsBirthDate(Today));
    }

    [Theory]
    [InlineData("900517", "1990-05-17")]
    [InlineData("261121", "2026-11-21")]
    [InlineData("261122", "1926-11-22")]
    [InlineData("9005<<", "1990-05")]
    [InlineData("90<<<<", "1990")]
    [InlineData("<<<<<<", null)]
    [InlineData("901317", null)]
    [InlineData("900230", null)]
    [InlineData("000229", "2000-02-29")]
    public void A_birth_date_is_the_latest_that_is_not_in_the_future(string text, string? expected) =>
        Assert.Equal(expected, new MrzDate(text).AsBirthDate(Today));

    [Theory]
    [InlineData("270101", 2027)]
    [InlineData("750101", 2075)]
    [InlineData("760101", 1976)]
    public void An_expiry_lies_in_the_century_nearest_to_today(string text, int year) =>
        Assert.Equal(year, new MrzDate(text).AsExpiry(Today)!.Value.Year);

    [Fact]
    public void Reads_one_run_of_characters_from_a_keyboard_wedge()
    {
        var run = string.Concat(MrzWriter.Write(Passport("Nakayima", "Aminata")));
        Assert.Equal("NAKAYIMA", Mrz.Read(run)!.Name.Primary);
        Assert.Equal("AMINATA", Mrz.Read(run.ToLowerInvariant())!.Name.Secondary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P<UTO")]
    [InlineData("hello\nworld")]
    public void Anything_else_is_not_a_zone(string text) => Assert.Null(Mrz.Read(text));

    [Fact]
    public void Lines_of_unequal_length_are_not_a_zone() =>
        Assert.Null(Mrz.Read([new string('<', 44), new string('<', 43)]));

    [Theory]
    [InlineData(MrzFormat.Td1)]
    [InlineData(MrzFormat.Td2)]
    [InlineData(MrzFormat.Td3)]
    [InlineData(MrzFormat.MrvA)]
    [InlineData(MrzFormat.MrvB)]
    public void What_is_written_is_read_again_and_any_changed_digit_shows(MrzFormat format)
    {
        var lines = MrzWriter.Write(Passport("Nakayima", "Aminata") with { Format = format, DocumentCode = format is MrzFormat.MrvA or MrzFormat.MrvB ? "V" : "I" });
        var read = Mrz.Read(lines)!;
        Assert.Equal((format, true, "B1234567", "1994-03-02", "F"), (read.Format, read.Valid, read.DocumentNumber, read.BirthDate.AsBirthDate(Today), read.Sex));

        var layout = MrzLayout.Of(format);
        var digit = layout.BirthDate.CheckDigit;
        string[] changed = [.. lines];
        changed[digit.Line] = changed[digit.Line][..digit.Start] + (char)('0' + ((changed[digit.Line][digit.Start] - '0' + 1) % 10)) + changed[digit.Line][(digit.Start + 1)..];
        Assert.False(Mrz.Read(changed)!.Checks.BirthDate);
        Assert.True(Mrz.Read(changed)!.Checks.Number);
    }

    [Theory]
    [InlineData("D", "DEU")]
    [InlineData("GBO", "GBR")]
    [InlineData("UGA", "UGA")]
    [InlineData("XXA", null)]
    [InlineData("UNO", null)]
    public void Special_codes_are_known(string code, string? country)
    {
        Assert.True(IssuingStates.IsKnown(code));
        Assert.Equal(country, IssuingStates.Country(code));
    }

    [Fact]
    public void A_full_name_field_is_marked_as_perhaps_cut()
    {
        var lines = MrzWriter.Write(Passport("Papandropoulous", "Jonathon Warren Trevor Alexander"));
        Assert.True(Mrz.Read(lines)!.Name.Truncated);
        Assert.Equal(44, lines[0].Length);
    }

    private static MrzDocument Passport(string surname, string given) =>
        new(MrzFormat.Td3, "P", "UGA", "B1234567", surname, given, "UGA", new(1994, 3, 2), "F", new(2031, 6, 30));
}
