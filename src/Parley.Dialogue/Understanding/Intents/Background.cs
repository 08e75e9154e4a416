namespace Parley.Understanding.Intents;

/// <summary>What callers say to any business that asks for none of its tasks: the other side of the line that an intent has to cross.</summary>
internal static class Background
{
    public static IReadOnlyList<string> Sentences { get; } =
    [
        "what time do you open", "what are your hours on saturday", "are you open on sunday", "when do you close today", "where are you located", "what is your address",
        "how do i get there", "is there parking", "where do i park", "which bus goes there", "what is your phone number", "what's your email address", "do you have a website",
        "who works there", "how long does it take", "how much does it cost", "how can i pay", "do you take credit cards", "what should i bring with me",
        "is the building accessible", "can i bring my dog", "do i have to wear a mask", "do you speak spanish", "i have a question about my bill", "can you send me a copy of my file",
        "i want to speak to a person", "can i talk to someone", "are you a robot", "what can you do", "can you repeat that", "i don't know", "thank you very much", "goodbye",
        "hello how are you", "good morning", "yes that is right", "no that's wrong", "hold on a second", "never mind", "i'm not sure", "what do you think about the weather",
        "tell me a joke", "who won the game last night", "i'm calling about something else", "i want to make a complaint", "i'm very unhappy with the service", "i was on hold for an hour",
        "did you get my message", "are my results ready", "i left something at your office", "wrong number sorry", "can you hear me", "i am just looking for some information", "my name is john smith",
        "it's five five five one two three four", "tuesday at three", "are you hiring", "i'd like to leave a message", "do you sell gift cards", "what is your return policy",
        "how long will it take", "when will i hear back from you", "which floor are you on", "do i need anything to get in", "do you offer this service", "do you do that there", "is that important",
        "is she a man or a woman", "who is in charge", "who do i talk to about that", "can my wife come with me", "is it far from the station", "are you closed on holidays", "when are you there in the evening",
        "i lost my password", "the website does not work", "my account is locked", "can i pay in cash", "i was charged twice", "how old do you have to be", "do you have a restroom", "i need a letter for my employer",
        "is there somebody at the desk at noon", "where do i send this", "what is your fax number", "i just want to know something", "i'm calling you back", "somebody called me from this number", "no nothing else",
        "i need a doctor's note for work", "i need a note for school", "i want to place an order", "i would like to buy something", "do you have it in stock", "can you transfer me to billing", "can you help me", "i don't understand", "say that again", "can i call you back later", "what happens if i am late", "do i have to fill in a form", "do you take children", "how many people work there",
    ];
}
