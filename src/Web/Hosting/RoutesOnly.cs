using System.Diagnostics;
using OpenTelemetry;

namespace HealthAssess.Web.Hosting;

/// <summary>Takes the address out of the trace of a request: it names a person by an id, or opens a traveller's card. Its route stays.</summary>
/// <remarks>OpenTelemetry semantic conventions for HTTP spans: <c>url.path</c>, which ASP.NET Core writes where its switch SuppressActivityOpenTelemetryData is off, and <c>http.route</c>.</remarks>
internal sealed class RoutesOnly : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data) => data.SetTag("url.path", null);
}
