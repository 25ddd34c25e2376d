namespace HealthAssess.Domain.Certificates;

/// <summary>What an administrator does next with a key.</summary>
public enum KeyStep
{
    /// <summary>Activate it, when verifiers have had time to learn it.</summary>
    Activate,

    /// <summary>Nothing before its day.</summary>
    WaitForItsDay,

    /// <summary>Its successor is there and waits.</summary>
    ActivateItsSuccessor,

    /// <summary>Make a successor, from the day on after which what it signs would be cut short.</summary>
    CreateASuccessor,

    /// <summary>Retire it: its successor signs.</summary>
    Retire,

    /// <summary>Destroy its private half.</summary>
    Destroy,

    /// <summary>Leave it published for what it signed.</summary>
    StaysPublished,

    /// <summary>Nothing is left to do.</summary>
    Nothing,
}
