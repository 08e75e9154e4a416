namespace Parley.LanguageModels;

/// <summary>What a language model is good for.</summary>
public enum ModelClass
{
    /// <summary>Small and fast: what is said in a call.</summary>
    Live,

    /// <summary>Large: work that may take longer.</summary>
    Deep,
}
