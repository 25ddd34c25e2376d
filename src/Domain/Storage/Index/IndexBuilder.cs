using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Search;

namespace HealthAssess.Storage.Index;

/// <summary>Turns the search values of a resource into index rows, each fact once.</summary>
internal sealed class IndexBuilder(SearchSecret secret)
{
    private const int MostWords = 6;

    /// <summary>Everything that is kept in rows: no phonetic names (they have rows of their own), no union of what stands under its parts anyway.</summary>
    private static readonly SearchExtraction Kept = new(definition =>
        definition.Code is not ("phonetic" or "_id" or "_lastUpdated") && !Unions.IsNothingMore(definition.Resource, definition.Code)
        && (definition.Type != SearchType.Composite || Composites.IsCorrelated(definition)));

    /// <summary>The rows of one version.</summary>
    public IndexRows Build(Resource resource, Guid? person)
    {
        var target = new IndexTarget(resource.TypeName, person);
        foreach (var value in Kept.Extract(resource))
        {
            Add(target, value, value.Parameter, IndexHash.Parameter(target.Type, value.Parameter));
        }

        AddContained(target, resource, ContainedRows.MostLinks);

        foreach (var code in PersonParameters.Codes(target.Type).Where(code => !target.Answered.Contains(code)))
        {
            target.Texts.Add(new TextRow(IndexHash.Parameter(target.Type, code, PersonParameters.Nobody), "", IndexHash.None, null));
        }

        NameKeys.Add(resource, target.Texts);
        NarrativeWords.Add(target, resource, secret);
        target.DropRepeated();
        return new IndexRows(target.Texts, target.Dates, target.Quantities, target.Principal ?? Undated(target.Type), RestrictedLabels.On(resource));
    }

    /// <summary>What contained resources are found by, through the references that name them: of the resource, and of each other.</summary>
    private void AddContained(IndexTarget holder, Resource container, int links)
    {
        foreach (var (code, contained) in ContainedRows.Referenced(container, holder.Inside))
        {
            var target = holder.For(ContainedRows.Type(holder.Type, code, contained.TypeName), contained.TypeName);
            if (!holder.Entered.Add((target.Type, contained.Id)))
            {
                continue;
            }

            target.Texts.Add(new TextRow(IndexHash.Parameter(target.Type, ContainedRows.There), "", IndexHash.None, null));
            foreach (var value in Kept.Extract(contained))
            {
                Add(target, value, value.Parameter, IndexHash.Parameter(target.Type, value.Parameter));
            }

            if (links > 1)
            {
                AddContained(target, container, links - 1);
            }
        }
    }

    private void Add(IndexTarget target, SearchValue value, string code, long param)
    {
        switch (value)
        {
            case StringValue text:
                AddString(target, text, code, param);
                break;
            case TokenValue token:
                AddToken(target, token, code, param);
                break;
            case ReferenceValue reference:
                AddReference(target, reference, code, param);
                break;
            case UriValue uri:
                target.Texts.Add(new TextRow(param, IndexText.Fit(uri.Uri), IndexHash.None, null));
                break;
            case DateValue date:
                AddDate(target, date, code, param);
                break;
            case NumberValue number:
                target.Quantities.Add(new QuantityRow(param, number.Low, number.High, "", IndexHash.None));
                break;
            case QuantityValue quantity:
                QuantityRows.Add(target, quantity, param);
                break;
            case PositionValue position:
                target.Quantities.Add(new QuantityRow(IndexHash.Parameter(target.Type, code, ":latitude"), position.Latitude, position.Latitude, "", IndexHash.None));
                target.Quantities.Add(new QuantityRow(IndexHash.Parameter(target.Type, code, ":longitude"), position.Longitude, position.Longitude, "", IndexHash.None));
                break;
            case CompositeValue composite:
                AddComposite(target, composite);
                break;
            default:
                break;
        }
    }

    /// <summary>A name of several words is found by each of them.</summary>
    /// <remarks>FHIR R4, search.html#string: the parts of a family name are searched independently.</remarks>
    private static void AddString(IndexTarget target, StringValue text, string code, long param)
    {
        target.Texts.Add(new TextRow(param, IndexText.Fit(text.Folded), IndexHash.None, text.Text == text.Folded ? null : IndexText.Fit(text.Text)));
        if (code is not ("family" or "name") || !SpecialCriterion.Named.Contains(target.Kind))
        {
            return;
        }

        var rest = text.Folded;
        for (var words = 1; words < MostWords && rest.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space; words++)
        {
            rest = rest[(space + 1)..];
            target.Texts.Add(new TextRow(param, IndexText.Fit(rest), IndexHash.FurtherWord, IndexText.Fit(text.Text)));
        }
    }

    private void AddToken(IndexTarget target, TokenValue token, string parameter, long param)
    {
        var hidden = target.Person is not null && SearchSecret.Hides(parameter);
        var code = token.Code is null || token.IsCaseSensitive ? token.Code : CodeCase.Fold(token.Code);
        var value = code is null ? "" : hidden ? secret.Hide(code) : IndexText.Fit(code);
        target.Texts.Add(new TextRow(param, value, IndexHash.System(token.System), token.Text is null ? null : IndexText.Fit(Folding.Fold(token.Text))));
        foreach (var type in token.Types ?? [])
        {
            target.Texts.Add(new TextRow(IndexHash.Parameter(target.Type, parameter, ":of-type|" + type), value, IndexHash.None, null));
        }
    }

    private void AddReference(IndexTarget target, ReferenceValue reference, string code, long param)
    {
        if (reference.Identifier is { Code: not null } identifier)
        {
            var number = CodeCase.Fold(identifier.Code);
            var value = target.Person is null ? IndexText.Fit(number) : secret.Hide(number);
            target.Texts.Add(new TextRow(IndexHash.Parameter(target.Type, code, ":identifier"), value, IndexHash.System(identifier.System), null));
        }

        var isOwnPerson = reference is { Type: "Patient", Id: not null, Url: null }
            && PersonParameters.Answers(target.Type, code) && PersonParameters.PersonOf(reference.Id) == target.Person;
        target.Answered.Add(code);
        if (isOwnPerson)
        {
            return;
        }

        if (reference.Url is not null)
        {
            target.Texts.Add(new TextRow(param, IndexText.Fit(reference.Url), IndexHash.None, reference.Version is null ? null : IndexText.Fit(reference.Version)));
        }
        else if (reference.Id is not null)
        {
            target.Texts.Add(new TextRow(param, reference.Id, IndexHash.System(reference.Type), null));
        }
        else
        {
            if (reference.Contained is { } inside)
            {
                target.Inside.Add((code, inside));
            }

            // There is a value, though none that a question could name.
            target.Texts.Add(new TextRow(param, "", IndexHash.None, null));
        }
    }

    private static void AddDate(IndexTarget target, DateValue date, string code, long param)
    {
        var row = new DateRow(param, Moments.Fit(date.Low), Moments.Fit(date.High));
        if (code == PrincipalDate.Of(target.Type) && target.Principal is null)
        {
            target.Principal = row;
        }
        else
        {
            target.Dates.Add(row);
        }
    }

    /// <summary>The first part, always a token, goes into the parameter's own hash: once with its system and once for any.</summary>
    private void AddComposite(IndexTarget target, CompositeValue composite)
    {
        if (composite.Components is not [TokenValue { Code: not null } first, { } second])
        {
            return;
        }

        var part = CodeCase.Fold(first.Code);
        Add(target, second, second.Parameter, IndexHash.Parameter(target.Type, composite.Parameter, $"|{part}"));
        Add(target, second, second.Parameter, IndexHash.Parameter(target.Type, composite.Parameter, $"|{first.System}|{part}"));
    }

    /// <summary>A resource that could have a principal date and has none: an empty range at the beginning of time, so that it sorts and no date finds it.</summary>
    private static DateRow? Undated(string type) =>
        PrincipalDate.Of(type) is { } code ? new DateRow(IndexHash.Parameter(type, code), Moments.None, Moments.None) : null;
}
