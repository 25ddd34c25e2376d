using System.Text.Json.Nodes;
using HealthAssess.Fhir;

namespace HealthAssess.Cli;

/// <summary><c>healthassess validate FILE… --out results.jsonl</c>: reads and checks resources against R4, without terminology server or network.</summary>
internal static class ValidateCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Words.Count == 0)
        {
            await errors.WriteLineAsync("usage: healthassess validate FILE… [--out results.jsonl]");
            return 2;
        }

        var answers = arguments.Words.Select(Answer).ToList();
        await Lines.Write(arguments.One("out"), output, answers);
        return answers.TrueForAll(answer => answer["valid"]?.GetValue<bool>() == true) ? 0 : 1;
    }

    private static JsonObject Answer(string file)
    {
        try
        {
            var issues = Validator.Strict.Validate(File.ReadAllBytes(file));
            return new JsonObject
            {
                ["file"] = file,
                ["valid"] = !issues.Any(issue => issue.IsError),
                ["issues"] = new JsonArray([.. issues.Select(ToJson)]),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new JsonObject { ["file"] = file, ["valid"] = null, ["error"] = fault.Message };
        }
    }

    private static JsonObject ToJson(Issue issue) => new()
    {
        ["severity"] = issue.Severity.ToString().ToLowerInvariant(),
        ["code"] = issue.Code,
        ["expression"] = issue.Expression,
        ["text"] = issue.Text,
    };
}
