using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Common first names that are hardly ever anything else.</summary>
internal static class FirstNames
{
    private static readonly WordSet Names = new("""
        aaron abigail adam adrian ahmed aisha alan albert alejandro alex alexander alexandra ali alice alicia alison allison amanda amber amelia amina amy ana andrea andrew andy angela anita ann anna anne annie anthony antonio april arthur ashley barbara
        beatrice ben benjamin bernard beth betty beverly bill bob bobby bonnie brad bradley brandon brenda brian brittany bruce bryan caleb cameron camila carl carla carlos carmen carol caroline carolyn catherine cathy chad charles charlotte chen cheryl chloe chris christian christina christine christopher cindy claire clara colin connor craig crystal cynthia
        daniel daniela danielle dave david deborah debra denise dennis derek diana diane diego dmitri donald donna dorothy doug douglas dylan eddie edward eileen elaine elena eli elijah elizabeth ella ellen emily emma eric erica erik erin ethan eugene eva evan evelyn fatima felix fernando fiona florence frances francis francisco frank fred gabriel gary george gerald gina giulia gloria gordon grace greg gregory hannah harold harriet harry hassan heather hector helen henry howard hugo ian ibrahim igor ines irene isaac isabel isabella
        jack jackie jacob jacqueline jake james jamie jan jane janet janice jared jasmine jason javier jean jeff jeffrey jennifer jeremy jerry jesse jessica jill jim jimmy joan joanna joe joel john johnny jon jonathan jordan jorge jose joseph joshua joyce juan judith judy julia julian julie june justin karen karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin kim kimberly kyle larry laura lauren laurie lawrence leah lee lena leo leon leonard leslie liam lillian linda lindsay lisa logan lois lori louis louise lucas lucia lucy luis luke lydia lynn
        madison malik manuel marcus margaret maria marie marilyn mario marion mark marta martha martin mary mason mateo matthew maureen max maya megan mei melanie melissa michael michelle miguel mildred mohammed molly monica morgan muhammad nadia nancy naomi natalie nathan nathaniel neil nicholas nicole nina noah nora norma oliver olivia omar oscar pablo pamela patricia patrick paul paula pauline pedro peggy peter philip phillip phyllis priya rachel rafael ralph ramon randy raymond rebecca renee ricardo richard rita robert roberta robin roger ronald ronnie rosa rosemary roy ruby russell ruth ryan
        sabrina sally sam samantha samuel sandra santiago sara sarah scott sean sebastian sergio seth shannon sharon shawn sheila sherry shirley simon sofia sophia sophie stacy stanley stella stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tanya tara ted teresa terry theodore theresa thomas tiffany tim timothy tina todd tom tommy tony tracy travis tyler valerie vanessa vera veronica vicki victoria vincent virginia vivian walter wanda wayne wendy william xavier yolanda yusuf yvonne zachary zoe ada
        victor mike charlie juliet pat wei yuki leila mateus henrik lars sven ingrid astrid irina olga tatiana dmitry ivan boris pavel milan goran amir hussein khalid layla zahra yasmin ravi anil sunil vijay sanjay rahul arjun deepak
        neha pooja anjali ming jing hiroshi kenji akira haruto minh linh kofi kwame ama chidi ngozi emeka adaeze tunde siobhan aoife niamh eoin rory gareth rhys nigel clive trevor graham giovanni luca marco matteo paolo francesca
        chiara stefan klaus heinz greta lukas jonas pierre jacques camille celine margot theo raul esperanza guadalupe rocio ximena alejandra valentina bjorn freya magnus annika katarzyna piotr agnieszka jakub nikolai svetlana
        anton demetrius jamal latoya tyrone keisha shanice darnell marisol joaquin ignacio consuelo dolores paloma bianca elisa giuseppe salvatore antonio rosalie genevieve odette
        """);

    public static bool Contains(ReadOnlySpan<char> word) => Names.Contains(word);
}
