using HealthAssess.Storage.Outbox;
using HealthAssess.Web.Desk;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>What the pump notes of an attempt, in words and with what to do next.</summary>
public sealed class DeliveryAnswerTests
{
    [Theory]
    [InlineData("waiting", "no answer: ConnectionError", "did not answer", "tried again by itself", "ConnectionError")]
    [InlineData("waiting", "no answer in time", "did not answer", "tried again by itself", "in time")]
    [InlineData("waiting", "200 without a receipt", "confirmed nothing", "tried again by itself", null)]
    [InlineData("waiting", "503", "fault of its own", "tried again by itself", null)]
    [InlineData("waiting", "429", "too busy", "tried again by itself", null)]
    [InlineData("waiting", "401 login", "did not let us in", "tried again by itself", null)]
    [InlineData("waiting", "InvalidOperationException", "could not be put together", "tell your administrator", null)]
    [InlineData("dead", "422 business-rule", "refused the report", "Call the ministry", null)]
    [InlineData("withheld", "no consent", "has not agreed", "Nothing was sent", "no consent")]
    public async Task Says_what_happened_and_what_to_do(string state, string result, string said, string next, string? unsaid)
    {
        var row = new DeliveryRow(Guid.Empty, "Ministry", "Immunization", state, 1, default, null, null, result, null, null);
        var html = await Shown(row);
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Contains(next, html, StringComparison.Ordinal);
        Assert.True(unsaid is null || !html.Contains(unsaid, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_needs_no_sentence()
    {
        var row = new DeliveryRow(Guid.Empty, "Ministry", "Immunization", "delivered", 1, default, null, null, null, "R-17", null);
        Assert.Contains("R-17", await Shown(row), StringComparison.Ordinal);
    }

    private static async Task<string> Shown(DeliveryRow row) => (await Rendered.In<DeliveryAnswer>("en", values => values["Delivery"] = row)).Body!.TextContent;
}
