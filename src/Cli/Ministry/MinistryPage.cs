using System.Globalization;
using System.Text;

namespace HealthAssess.Cli.Ministry;

/// <summary>A page for demonstrations: what arrived, and buttons that make the ministry slow, down or refusing.</summary>
internal static class MinistryPage
{
    public static string Html(MinistryState state)
    {
        var rows = new StringBuilder();
        foreach (var (type, count) in state.Resources)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{type}</td><td>{count}</td></tr>");
        }

        var buttons = new StringBuilder();
        foreach (var mode in Enum.GetNames<MinistryMode>())
        {
            var pressed = string.Equals(mode, state.Mode, StringComparison.OrdinalIgnoreCase) ? "true" : "false";
            buttons.Append(CultureInfo.InvariantCulture, $"""<button name="mode" value="{mode}" aria-pressed="{pressed}">{mode}</button> """);
        }

        return $"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Demo ministry</title>
            <style>body{"{"}font:1.1rem system-ui;margin:2rem auto;max-width:40rem;padding:0 1rem{"}"}button{"{"}font:inherit;padding:.8rem 1.2rem{"}"}[aria-pressed=true]{"{"}outline:3px solid{"}"}td{"{"}padding:.3rem 1rem .3rem 0{"}"}</style>
            <h1>Demo ministry</h1>
            <p>Receives reports for demonstrations and tests. It is now: <strong>{state.Mode}</strong>.</p>
            <form method="post">{buttons}</form>
            <h2>Received</h2>
            <p>{state.Deliveries} deliveries, {state.Repeated} repeats that changed nothing.</p>
            <table>{rows}</table></html>
            """;
    }
}
