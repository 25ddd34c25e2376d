namespace HealthAssess.Domain.Administration.Demo;

/// <summary>Names that people of one country and language have, as their documents print them. Names of the pages of passports, not of persons.</summary>
/// <param name="Country">Nationality, ISO 3166-1 alpha-3.</param>
/// <param name="Language">Language (BCP 47).</param>
/// <param name="Women">Given names of women.</param>
/// <param name="Men">Given names of men.</param>
/// <param name="Families">Family names.</param>
internal sealed record People(string Country, string Language, string[] Women, string[] Men, string[] Families)
{
    /// <summary>Everybody the demo world knows. A second spelling after a slash is the Latin one of the document.</summary>
    public static IReadOnlyList<People> All { get; } =
    [
        Of("UGA", "lg", "Aminata Grace Nakato Sarah Babirye Prossy", "Moses Okello Joseph Mugisha Isaac Ssemakula", "Nakayima Okot Namusoke Kato Auma Byaruhanga"),
        Of("COD", "fr", "Espérance Chantal Béatrice Furaha Marie-Claire Nadège", "Jean-Pierre Dieudonné Patrick Trésor Célestin Héritier", "Mbuyi Kabongo Ilunga Tshisekedi Mukendi Lukaku"),
        Of("SDN", "ar", "فاطمة/Fatima أمينة/Amina مريم/Maryam هاجر/Hajar سارة/Sara", "محمد/Mohamed أحمد/Ahmed عثمان/Osman إبراهيم/Ibrahim يوسف/Yousif", "عبدالله/Abdalla الحسن/Elhassan بابكر/Babiker عوض/Awad الطيب/Eltayeb"),
        Of("SYR", "ar", "نور/Nour ليلى/Layla رنا/Rana هبة/Hiba ياسمين/Yasmin", "خالد/Khaled عمر/Omar سامر/Samer حسين/Hussein باسل/Basel", "الخطيب/Alkhatib حداد/Haddad درويش/Darwish النجار/Alnajjar قباني/Kabbani"),
        Of("AFG", "fa", "زهرا/Zahra فرشته/Fereshta شبنم/Shabnam مینا/Mina", "رحیم/Rahim گل/Gul نصیر/Nasir حمید/Hamid جاوید/Jawid", "احمدی/Ahmadi رحیمی/Rahimi نظری/Nazari کریمی/Karimi"),
        Of("UKR", "uk", "Олена/Olena Наталія/Nataliia Ірина/Iryna Юлія/Yuliia Оксана/Oksana", "Андрій/Andrii Сергій/Serhii Тарас/Taras Богдан/Bohdan Юрій/Yurii", "Шевченко/Shevchenko Коваленко/Kovalenko Бондар/Bondar Ткаченко/Tkachenko Мельник/Melnyk"),
        Of("ETH", "am", "ሰላም/Selam ህይወት/Hiwot ማርታ/Marta ትዕግስት/Tigist", "ተስፋዬ/Tesfaye አበበ/Abebe ዳዊት/Dawit ሙሉጌታ/Mulugeta", "በቀለ/Bekele ገብረ/Gebre ታደሰ/Tadesse ኃይሌ/Haile"),
        Of("SOM", "so", "Hodan Fartun Ayaan Sahra Ifrah", "Abdirahman Mahad Liban Yusuf Abshir", "Warsame Jama Farah Abdullahi Hersi"),
        Of("BGD", "bn", "রহিমা/Rahima সালমা/Salma নাসরিন/Nasrin আয়েশা/Ayesha", "রহিম/Rahim করিম/Karim জামাল/Jamal সোহেল/Sohel", "খাতুন/Khatun হোসেন/Hossain রহমান/Rahman আলী/Ali"),
        Of("IND", "hi", "कमला/Kamala सुनीता/Sunita अनीता/Anita प्रिया/Priya", "राजेश/Rajesh सुरेश/Suresh अमित/Amit विजय/Vijay", "शर्मा/Sharma कुमार/Kumar सिंह/Singh पटेल/Patel"),
        Of("VNM", "vi", "Thị-Hoa Thu-Hà Ngọc-Ánh Mai", "Văn-Minh Đức-Anh Quang-Huy Tuấn", "Nguyễn Trần Lê Phạm Hoàng"),
        Of("CHN", "zh", "丽/Li 芳/Fang 小红/Xiaohong 静/Jing", "伟/Wei 强/Qiang 小明/Xiaoming 军/Jun", "王/Wang 李/Li 张/Zhang 刘/Liu 陈/Chen"),
        Of("GEO", "ka", "ნინო/Nino თამარ/Tamar მარიამ/Mariam", "გიორგი/Giorgi დავით/Davit ლევან/Levan", "ბერიძე/Beridze კაპანაძე/Kapanadze გელაშვილი/Gelashvili"),
        Of("VEN", "es", "María-José Yulimar Carmen Génesis", "José-Luis Andrés Wilmer Ángel", "Rodríguez Peña Muñoz Guzmán Ibáñez"),
        Of("GRC", "el", "Ελένη/Eleni Μαρία/Maria Κατερίνα/Katerina", "Γιώργος/Giorgos Νίκος/Nikos Δημήτρης/Dimitris", "Παπαδόπουλος/Papadopoulos Γεωργίου/Georgiou Νικολάου/Nikolaou"),
    ];

    private static People Of(string country, string language, string women, string men, string families) =>
        new(country, language, women.Split(' '), men.Split(' '), families.Split(' '));
}
