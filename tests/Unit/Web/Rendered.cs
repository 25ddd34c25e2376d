using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HealthAssess.Web.Hosting;
using HealthAssess.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>Renders one component as the server would, in a language, to a document that a test can ask.</summary>
internal static class Rendered
{
    public static async Task<IDocument> In<T>(string language, Action<Dictionary<string, object?>>? parameters = null, Action<IServiceCollection>? services = null)
        where T : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var collection = new ServiceCollection()
            .AddSingleton(Phrasebook.Load()).AddScoped<Say>().AddSingleton(new DemoMode(true))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        services?.Invoke(collection);
        await using var provider = collection.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var values = new Dictionary<string, object?>();
        parameters?.Invoke(values);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(values))).ToHtmlString());
        return await new HtmlParser().ParseDocumentAsync("<!DOCTYPE html><body>" + html);
    }
}
