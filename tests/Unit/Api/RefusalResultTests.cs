using System.Globalization;
using System.Text.Json;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Unit.Api;

public sealed class RefusalResultTests
{
    private static readonly Refusal Expired = new(RefusalKind.BusinessRule, "lot-expired", "This lot has expired. Put it aside and take another one.", "lot");

    [Theory]
    [InlineData("en", "This lot has expired. Put it aside and take another one.")]
    [InlineData("de", "Diese Charge ist abgelaufen. Legen Sie sie beiseite und nehmen Sie eine andere.")]
    public async Task A_refusal_is_told_in_the_language_of_the_caller(string language, string told)
    {
        var problem = await Answered("/api/vaccinations", language, Expired);
        Assert.Equal(told, problem.GetProperty("title").GetString());
        Assert.Equal(told, problem.GetProperty("errors")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_programs_compare_is_the_same_in_every_language()
    {
        var problem = await Answered("/api/vaccinations", "ar", Expired);
        Assert.Equal("https://healthassess.org/problems/lot-expired", problem.GetProperty("type").GetString());
        Assert.Equal("lot-expired", problem.GetProperty("errors")[0].GetProperty("key").GetString());
        Assert.Equal("lot", problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_refusal_that_nobody_translated_is_told_in_English()
    {
        var problem = await Answered("/api/vaccinations", "ru", new Refusal(RefusalKind.Invalid, "nobody-translated-this", "Say it otherwise."));
        Assert.Equal("Say it otherwise.", problem.GetProperty("title").GetString());
    }

    private static async Task<JsonElement> Answered(string path, string language, Refusal refusal)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var services = new ServiceCollection().AddLanguages().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Request = { Path = path }, Response = { Body = body } };
        await new RefusalResult([refusal]).ExecuteAsync(http);
        return JsonDocument.Parse(body.ToArray()).RootElement.Clone();
    }
}
