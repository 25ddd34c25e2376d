using System.Text.Json;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Turns the files of a pack into a <see cref="Protocol"/>, collecting everything that is wrong on the way.</summary>
internal sealed class PackCompiler(ProtocolFile file, string text, string questionnaire, string tests)
{
    private readonly List<PackIssue> issues = [];
    private Names names = null!;

    public PackReading Compile()
    {
        using var document = JsonDocument.Parse(questionnaire);
        issues.AddRange(Masthead.Check(file));
        var questions = QuestionnaireReader.Read(document.RootElement);
        var asking = questions.Where(question => question.HasValue).DistinctBy(question => question.LinkId).ToList();
        var parameters = file.Parameters.ToDictionary(pair => pair.Key, pair => Parameter(pair.Key, pair.Value));
        names = new Names(
            parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Kind),
            asking.ToDictionary(question => question.LinkId, question => question.Kind),
            asking.Where(question => question.Group is not null && question.Written.Calculated is null).GroupBy(question => question.Group!)
                .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(question => question.LinkId)]),
            []);
        Define();
        var protocol = Protocol(document.RootElement, [.. questions.Select(Compile)], parameters);
        issues.AddRange(QuestionOrder.Check(protocol.Questions).Concat(KnownCodes.Check(protocol)).Concat(Contradictions.Check(protocol)));
        // Cases are read by the protocol: only one that can be right can say whether they are.
        issues.AddRange(issues.Count == 0 ? PackCases.Read(protocol).Issues : []);
        return new PackReading(issues.Count == 0 ? protocol : null, issues);
    }

    private Protocol Protocol(JsonElement root, List<Question> questions, Dictionary<string, Parameter> parameters) => new()
    {
        Id = file.Id,
        Version = file.Version,
        Status = file.Status,
        Title = new Texts(file.Title),
        Authority = new Texts(file.Authority),
        Sources = file.Sources,
        Licence = file.Licence,
        Approver = file.Approver,
        From = file.Period.From,
        Until = file.Period.Until,
        Encounters = file.Applies.Encounters,
        Restricted = file.Applies.Restricted,
        Clearance = file.Applies.Clearance,
        Languages = file.Languages,
        MachineDrafted = file.MachineDrafted,
        Questionnaire = questionnaire,
        QuestionnaireUrl = root.GetProperty("url").GetString() + "|" + file.Version,
        Questions = questions,
        Parameters = parameters,
        Tables = [.. file.Tables.Select(Table)],
        Outputs = file.Outputs.ToDictionary(pair => pair.Key, pair => new Texts(pair.Value)),
        FollowUp = file.FollowUp,
        Applies = file.Applies.When is { } when ? Expression("applies", when, Kind.Boolean) : null,
        Tests = tests,
        File = text,
    };

    private void Define()
    {
        issues.AddRange(DefinitionCycles.Check(file.Definitions));
        foreach (var (name, text) in file.Definitions)
        {
            try
            {
                names.Definitions[name] = Parser.Compile(text, names);
            }
            catch (ExpressionException wrong)
            {
                Report("definitions." + name, wrong.Message);
            }
        }
    }

    private Parameter Parameter(string name, ProtocolFile.ParameterFile shape)
    {
        var parameter = new Parameter
        {
            Name = name,
            Title = new Texts(shape.Title),
            Kind = shape.Kind,
            Default = PackReader.Literal(shape.Default),
            Unit = shape.Unit,
            Minimum = shape.Minimum,
            Maximum = shape.Maximum,
            Allowed = shape.Allowed ?? [],
            Near = shape.Near,
            Source = shape.Source,
            Countries = (shape.Countries ?? []).ToDictionary(pair => pair.Key, pair => PackReader.Literal(pair.Value)),
        };
        foreach (var value in parameter.Countries.Values.Prepend(parameter.Default))
        {
            if (parameter.Objection(value) is { } objection)
            {
                Report("parameters." + name, objection);
            }
        }

        return parameter;
    }

    private DecisionTable Table(ProtocolFile.TableFile shape) => new()
    {
        Id = shape.Id,
        HitPolicy = shape.HitPolicy,
        Begins = shape.Begins is { } begins ? Expression(shape.Id + ".begins", begins, Kind.Boolean) : null,
        Rules = [.. shape.Rules.Select(rule => Rule(shape, rule))],
    };

    private Rule Rule(ProtocolFile.TableFile table, ProtocolFile.RuleFile shape)
    {
        var then = shape.Then is null ? null : Dispositions.Find(shape.Then);
        if (then is null != (table.HitPolicy == HitPolicy.Collect))
        {
            Report(shape.Id, shape.Then is null ? "decides nothing" : $"'{shape.Then}' is not a disposition that may stand here");
        }

        foreach (var unknown in (shape.Outputs ?? []).Where(output => !file.Outputs.ContainsKey(output)))
        {
            Report(shape.Id, $"there is no output '{unknown}'");
        }

        return new Rule
        {
            Id = shape.Id,
            When = shape.When,
            Condition = Expression(shape.Id, shape.When, Kind.Boolean),
            Otherwise = shape.Otherwise,
            RedFlag = shape.RedFlag,
            Then = then,
            Days = shape.Days is { } days ? Expression(shape.Id + ".days", days, Kind.Number) : null,
            Outputs = shape.Outputs ?? [],
            Because = new Texts(shape.Because),
            Source = shape.Source,
        };
    }

    /// <summary>What is worked out may read answers only: it must come out the same at every Point of Entry.</summary>
    private Question Compile(Question question)
    {
        if (question.Written is (null, null, null))
        {
            return question;
        }

        var calculated = question.Written.Calculated is { } formula ? Expression(question.LinkId, formula, Kind.Number, "questionnaire.fhir.json") : null;
        if (calculated?.All().Any(node => node.Op is "parameter" or "fact" or "daysSinceVisit") == true)
        {
            Report(question.LinkId, "is worked out from more than answers", "questionnaire.fhir.json");
        }

        return question with
        {
            Calculated = calculated,
            Initial = question.Written.Initial is { } initial ? Expression(question.LinkId, initial, question.Kind, "questionnaire.fhir.json") : null,
            Offered = question.Written.Offered is { } offered ? Expression(question.LinkId, offered, Kind.Boolean, "questionnaire.fhir.json") : null,
        };
    }

    private Node Expression(string place, string text, Kind kind, string where = "protocol.json")
    {
        try
        {
            return Parser.Compile(text, names, kind);
        }
        catch (ExpressionException wrong)
        {
            Report(place, wrong.Message, where);
            return new Node("value", [], null);
        }
    }

    private void Report(string place, string text, string where = "protocol.json") => issues.Add(new PackIssue(where, place, text));
}
