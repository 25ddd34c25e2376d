using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>Which methods and types a compiled method mentions, so that what an endpoint does is found in the code and not in a list.</summary>
internal static class Bytecode
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every method or constructor that the body calls or takes the address of; of an async method, those of its state machine.</summary>
    public static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var body = method.GetCustomAttribute<AsyncStateMachineAttribute>() is { } machine
            ? machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!
            : method;
        if (body.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            yield break;
        }

        var types = body.DeclaringType!.IsGenericType ? body.DeclaringType.GetGenericArguments() : null;
        var arguments = body.IsGenericMethod ? body.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? BitConverter.ToInt16([il[at + 1], 0xFE]) : il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
            {
                yield return body.Module.ResolveMethod(BitConverter.ToInt32(il, at), types, arguments)!;
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
