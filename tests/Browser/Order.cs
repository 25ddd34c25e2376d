[assembly: TestCollectionOrderer(LongestFirst.Name, LongestFirst.Assembly)]
