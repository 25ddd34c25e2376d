using HealthAssess.Domain;
using HealthAssess.Web.Parts;
using HealthAssess.Web.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Unit.Web;

public sealed class FieldTests
{
    [Fact]
    public async Task An_error_is_read_out_with_its_field()
    {
        var page = await Rendered.In<TextField>("en", Fill, services => services.AddCascadingValue(_ => Against("Immunization.lotNumber", "Enter the lot number.")));
        var input = page.QuerySelector("input")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("lotNumber-hint lotNumber-error", input.GetAttribute("aria-describedby"));
        Assert.Contains("Enter the lot number.", page.GetElementById("lotNumber-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_without_an_error_is_not_marked_invalid()
    {
        var page = await Rendered.In<TextField>("en", Fill);
        Assert.Null(page.QuerySelector("input")!.GetAttribute("aria-invalid"));
        Assert.Null(page.GetElementById("lotNumber-error"));
    }

    [Fact]
    public async Task A_label_belongs_to_its_field()
    {
        var page = await Rendered.In<TextField>("en", Fill);
        Assert.Equal(page.QuerySelector("input")!.Id, page.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public async Task The_summary_leads_to_the_field_that_is_wrong()
    {
        var page = await Rendered.In<ErrorSummary>("en", services: services => services.AddCascadingValue(_ => Against("Dose.LotNumber", "Enter the lot number.")));
        Assert.Equal("#lotNumber", page.QuerySelector(".sum a")!.GetAttribute("href"));
    }

    private static void Fill(Dictionary<string, object?> field)
    {
        field["Name"] = "lotNumber";
        field["Label"] = "Lot number";
        field["Hint"] = "It stands on the vial.";
    }

    private static Errors Against(string expression, string text)
    {
        var errors = new Errors();
        errors.Add([new Refusal(RefusalKind.Required, "nobody-translated-this", text, expression)], new Say(Phrasebook.Load()));
        return errors;
    }
}
